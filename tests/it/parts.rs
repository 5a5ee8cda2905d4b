//! Forms with files as no browser sends them: bytes in odd places, too many parts, too large, broken off.

use crate::cookies::Bare;
use crate::support::{Form, Page, Person, Portal, evidence, select};
use portal::domain::ids::ClaimId;
use portal::web::urls;
use std::fmt::Write as _;
use std::io::Write;
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// The form for files of a claim, with its token.
async fn form_of(anna: &Person, claim: &ClaimId) -> Form {
    let path = urls::poe(claim);
    anna.opens(&path).await.form(&path)
}

/// A form's own fields and one file, as bytes; the file's part begins as it is given.
fn body(form: &Form, file: &[u8], contents: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in &form.fields {
        let field = format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend(field.into_bytes());
    }
    for part in
        [&b"--x\r\ncontent-disposition: form-data; "[..], file, b"\r\n\r\n", contents, b"\r\n--x--\r\n"]
    {
        body.extend(part);
    }
    body
}

/// The names of a claim's files.
fn names(page: &Page) -> Vec<String> {
    let document = page.document();
    let links = document.select(&select("a[href$='/download']")).collect::<Vec<_>>();
    links
        .iter()
        .map(|link| link.text().collect::<String>().trim().trim_start_matches("Download").trim().to_owned())
        .collect()
}

#[actix_web::test]
async fn a_form_of_three_thousand_parts_is_refused_and_the_portal_lives_on() {
    let portal = Portal::on_disk().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("Evidence").await;
    let form = form_of(&anna, &claim).await;
    let names: Vec<String> = (0..3_000).map(|n| format!("part{n}")).collect();
    let many: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "x")).collect();
    anna.sends(form.clone().with(&many)).await.is(400);
    let files: Vec<(String, Vec<u8>)> =
        (0..3_000).map(|n| (format!("{n}.txt"), format!("Signed {n}").into_bytes())).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, it)| (name.as_str(), it.as_slice())).collect();
    anna.sends(form.clone().attach(&files)).await.is(400);
    // A file's control with words in it is no file; a file in another control is one all the same.
    let control = form.file_control.clone();
    anna.sends(form.clone().with(&[(&control, "no file")])).await.is(422).says("Choose at least one file");
    assert!(portal.kept_files().is_empty(), "something has stayed");
    anna.sends(form.attach(&files[..2])).await.done();
    assert_eq!(portal.kept_files().len(), 2);
}

#[actix_web::test]
async fn a_name_of_odd_bytes_is_kept_as_it_can_be_or_refused_and_never_becomes_a_header() {
    let portal = Portal::on_disk().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("Evidence").await;
    let path = urls::poe(&claim);
    let form = form_of(&anna, &claim).await;
    let control = &form.file_control;
    let odd: [(&[u8], &[u8]); 9] = [
        (b"nul\0.txt", b"1"),
        (b"latin-\xe5\xe4\xf6.txt", b"2"),
        (b"half-\xc3.txt", b"3"),
        (b"quote\\\".txt", b"4"),
        (b"semi;colon.txt", b"5"),
        (b"percent%0d%0aset-cookie:%20zq=1.txt", b"6"),
        (b"tab\there.txt", b"7"),
        (b"", b"8"),
        ("=?utf-8?Q?r=C3=A4tt.txt?=".as_bytes(), b"9"),
    ];
    for (name, contents) in odd {
        let mut file = format!("name=\"{control}\"; filename=\"").into_bytes();
        file.extend(name);
        file.push(b'"');
        let contents = [b"Signed ", contents].concat();
        let page =
            anna.posts_raw(&path, "multipart/form-data; boundary=x", body(&form, &file, &contents)).await;
        assert!(page.status < 500, "{}: {}", String::from_utf8_lossy(name), page.status);
    }
    let extended = format!("name=\"{control}\"; filename*=utf-8''r%C3%A4tt%20slag.txt");
    let sent = body(&form, extended.as_bytes(), b"Signed last");
    anna.posts_raw(&path, "multipart/form-data; boundary=x", sent).await;
    let page = anna.opens(&path).await;
    for way in page.ways().iter().filter(|way| way.ends_with("/download")) {
        let file = anna.gets(way).await;
        let said = file.is(200).header("content-disposition");
        assert!(said.starts_with("attachment; filename=\"") && said.is_ascii(), "{said}");
        assert!(!file.headers.contains_key("set-cookie"), "{said}");
    }
    for name in names(&page) {
        assert!(!name.chars().any(char::is_control) && !name.is_empty(), "{name:?}");
    }
}

#[actix_web::test]
async fn an_upload_that_breaks_off_leaves_nothing_on_the_disk_or_the_claim() {
    let portal = Portal::on_disk().await;
    let (anna, bare) = (portal.incentives_admin("Contoso").await, Bare::of(&portal));
    let claim = anna.begins("Evidence").await;
    let (path, base) = (urls::poe(&claim), portal.house.base.trim_start_matches("http://").to_owned());
    let cookies = bare.signs_in(&anna, "").await;
    let form = bare.gets(&path, &cookies).await.form(&path);
    let file = format!("name=\"{}\"; filename=\"half.txt\"", form.file_control);
    let body = body(&form, file.as_bytes(), "Signed. ".repeat(200_000).as_bytes());
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: {base}\r\ncookie: {cookies}\r\n\
         content-type: multipart/form-data; boundary=x\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    let half = [head.as_bytes(), &body[..body.len() / 2]].concat();
    let mut line = TcpStream::connect(&base).unwrap();
    tokio::task::spawn_blocking(move || line.write_all(&half).unwrap()).await.unwrap();
    let begun = Instant::now();
    while !portal.unfinished_files().is_empty() || begun.elapsed() < Duration::from_millis(300) {
        assert!(
            begun.elapsed() < Duration::from_secs(10),
            "half of it stays: {:?}",
            portal.unfinished_files()
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(portal.kept_files().is_empty());
    anna.opens(&path).await.says_not("half.txt");
    anna.uploads(&claim, &[("half.txt", b"Signed. ")]).await.done();
}

#[actix_web::test]
async fn a_file_for_a_claim_that_takes_none_stays_nowhere() {
    let portal = Portal::on_disk().await;
    let (anna, eve, rolf) = (
        portal.incentives_admin("Contoso").await,
        portal.incentives_admin("Fabrikam").await,
        portal.reviewer().await,
    );
    let (draft, approved) = (anna.begins("Evidence").await, anna.has_approved(&rolf).await);
    let before = portal.kept_files().len();
    let file = evidence::pdf("Signed too late");
    let good = form_of(&anna, &draft).await.attach(&[("late.pdf", &file)]);
    let to = |claim: &ClaimId| {
        let mut form = good.clone();
        form.action = urls::poe(claim);
        form
    };
    anna.sends(to(&approved)).await.is(409);
    let token = |mut form: Form, whose: Form| {
        form.fields.retain(|(name, _)| name != "token");
        form.fields.insert(0, whose.fields.into_iter().find(|(name, _)| name == "token").unwrap());
        form
    };
    for (person, home) in [(&eve, urls::dashboard()), (&rolf, urls::queue())] {
        let own = person.opens(home).await.form(urls::language());
        person.sends(token(to(&draft), own)).await.is(404);
    }
    anna.sends(to(&draft).without("token")).await.is(403);
    anna.sends_with(to(&draft), &[("origin", "https://evil.example")]).await.is(403);
    assert_eq!(portal.kept_files().len(), before, "something has stayed");
    anna.opens(urls::poe(&draft)).await.says_not("late.pdf");
    portal.clear_the_mailbox().await;
}

/// A PDF of so many pages, with a picture of a hundred kilobytes on each, as a scanner makes it.
fn scanned(pages: usize) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    let kids: Vec<String> = (0..pages).map(|n| format!("{} 0 R", 3 + 2 * n)).collect();
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Kids [{}] /Count {pages} >>", kids.join(" ")).into_bytes(),
    ];
    let mut noise = 1_u32;
    for n in 0..pages {
        let page =
            format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R >>", 4 + 2 * n);
        objects.push(page.into_bytes());
        let picture: Vec<u8> = std::iter::repeat_with(|| {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            noise.to_be_bytes()[0]
        })
        .take(100_000)
        .collect();
        let head = format!("<< /Length {} >>\nstream\n", picture.len());
        objects.push([head.as_bytes(), &picture, b"\nendstream"].concat());
    }
    for (index, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n", index + 1).into_bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let mut end = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    places.iter().for_each(|place| writeln!(end, "{place:010} 00000 n ").unwrap());
    let (size, table) = (objects.len() + 1, file.len());
    write!(end, "trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").unwrap();
    file.extend(end.into_bytes());
    file
}

#[actix_web::test]
async fn a_document_of_two_hundred_pages_and_twenty_megabytes_is_taken_at_once() {
    let portal = Portal::on_disk().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("Evidence").await;
    let file = scanned(200);
    assert!(file.len() > 20_000_000);
    let begun = Instant::now();
    anna.uploads(&claim, &[("scan.pdf", &file)]).await.done();
    assert!(begun.elapsed() < Duration::from_secs(10), "it took {:?}", begun.elapsed());
    let page = anna.opens(urls::poe(&claim)).await;
    let way = page.ways().into_iter().find(|way| way.ends_with("/download")).unwrap();
    assert!(anna.gets(way).await.bytes == file);
}
