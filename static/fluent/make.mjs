// Copies the Fluent 2 values and icons we use: colours, type, spacing and so on into portal.css between its markers,
// icons into templates/components/icon.html. See README.md. With --check nothing is written.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);
const { webLightTheme, webDarkTheme } = require("@fluentui/tokens");
const here = import.meta.dirname;

// == Tokens ==
// Our name: Fluent's name, or its names in light and dark where ours needs more contrast than Fluent's default gives.

const SIZES = {
  font: "fontFamilyBase",
  mono: "fontFamilyMonospace",
  t200: "fontSizeBase200", t300: "fontSizeBase300", t400: "fontSizeBase400", t500: "fontSizeBase500", t600: "fontSizeBase600", t700: "fontSizeHero700",
  l200: "lineHeightBase200", l300: "lineHeightBase300", l400: "lineHeightBase400", l500: "lineHeightBase500", l600: "lineHeightBase600", l700: "lineHeightHero700",
  s05: "spacingHorizontalXXS", s1: "spacingHorizontalXS", s15: "spacingHorizontalSNudge", s2: "spacingHorizontalS",
  s3: "spacingHorizontalM", s4: "spacingHorizontalL", s5: "spacingHorizontalXL", s6: "spacingHorizontalXXL", s8: "spacingHorizontalXXXL",
  r2: "borderRadiusSmall", r4: "borderRadiusMedium", r8: "borderRadiusXLarge", round: "borderRadiusCircular",
  thick: "strokeWidthThick", thicker: "strokeWidthThicker",
  fast: "durationFaster", ease: "curveEasyEase",
};

const COLOURS = {
  fg: "colorNeutralForeground1", fg2: "colorNeutralForeground2", fg3: "colorNeutralForeground3",
  bg: ["colorNeutralBackground2", "colorNeutralBackground2"],
  surface: "colorNeutralBackground1", hover: "colorNeutralBackground1Hover", press: "colorNeutralBackground1Pressed",
  quiet: ["colorNeutralBackground4", "colorNeutralBackground6"],
  line: ["colorNeutralStroke2", "colorNeutralStroke3"], line2: ["colorNeutralStroke1", "colorNeutralStroke2"],
  edge: ["colorNeutralStroke1", "colorNeutralStroke1"], edge2: "colorNeutralStrokeAccessible",
  brand: "colorBrandBackground", "brand-hover": "colorBrandBackgroundHover", "brand-press": "colorBrandBackgroundPressed", "on-brand": "colorNeutralForegroundOnBrand",
  link: "colorBrandForegroundLink", "link-hover": "colorBrandForegroundLinkHover", mark: "colorCompoundBrandStroke",
  focus: "colorStrokeFocus2",
  "info-bg": "colorBrandBackground2", "info-line": "colorBrandStroke2", "info-fg": "colorBrandForeground2",
  "good-bg": "colorStatusSuccessBackground1", "good-line": "colorStatusSuccessBorder1", "good-fg": "colorStatusSuccessForeground1",
  "warn-bg": "colorPaletteMarigoldBackground1", "warn-line": ["colorPaletteMarigoldForeground3", "colorPaletteMarigoldBackground2"], "warn-fg": ["colorPaletteMarigoldForeground2", "colorPaletteMarigoldForeground1"],
  "bad-bg": "colorStatusDangerBackground1", "bad-line": "colorStatusDangerBorder1", "bad-fg": ["colorStatusDangerForeground1", "colorStatusDangerForeground2"],
  danger: "colorStatusDangerBackground3", "danger-hover": "colorStatusDangerBackground3Hover", "danger-press": "colorStatusDangerBackground3Pressed",
  "reviewer-bg": "colorPaletteLavenderBackground2", "reviewer-fg": "colorPaletteLavenderForeground2",
  "strip-bg": "colorNeutralBackgroundStatic",
  shadow2: "shadow2", shadow4: "shadow4", shadow8: "shadow8",
};

// == Icons ==
// Our name: the icon's file in Fluent's set, which ends in its size. Always beside words, so hidden from screen readers.

const ICONS = {
  // ways to go
  claims: "clipboard_task_list_ltr_20", assessments: "data_trending_20", letters: "mail_20", organisations: "building_20",
  catalogue: "box_multiple_20", holidays: "calendar_ltr_20", deadlines: "clock_20", reasons: "text_bullet_list_square_20",
  people: "people_20", conflicts: "scales_20", locations: "location_20", guide: "book_open_20", person: "person_20", language: "local_language_20", leave: "sign_out_20",
  // things to do
  add: "add_20", upload: "arrow_upload_20", download: "arrow_download_20", edit: "edit_20", copy: "copy_20", history: "history_20",
  send: "send_20", delete: "delete_20", filter: "filter_20", search: "search_20", next: "arrow_right_20", previous: "arrow_left_20",
  back: "arrow_left_16", remove: "dismiss_16", ascending: "arrow_up_16", descending: "arrow_down_16",
  // messages
  info: "info_20", success: "checkmark_circle_20", warning: "warning_20", error: "error_circle_20", bad: "dismiss_circle_20",
  yours: "alert_20", waiting: "hourglass_20", nothing: "document_search_32",
  // statuses and what stands beside them
  editing: "edit_16", submitted: "send_16", review: "eye_16", asked: "arrow_reply_16", approved: "checkmark_circle_16", rejected: "dismiss_circle_16",
  overdue: "clock_alarm_16", soon: "clock_16", late: "warning_16",
  // tasks
  done: "checkmark_circle_20", todo: "circle_20", blocked: "lock_closed_20",
  // files
  pdf: "document_pdf_20", text: "document_text_20", words: "document_word_20", table: "document_table_20", slides: "slide_text_20", picture: "image_20", file: "document_20",
  // who did it
  partner: "briefcase_16", reviewer: "shield_task_16", customer: "building_16", portal: "desktop_16",
};

const written = {
  [path.join(here, "../portal.css")]: withTokens,
  [path.join(here, "../../templates/components/icon.html")]: icons,
};
let differs = false;
for (const [file, make] of Object.entries(written)) {
  const old = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
  const now = make(old);
  if (now === old) continue;
  differs = true;
  console.log(path.relative(process.cwd(), file), process.argv.includes("--check") ? "is not what this script makes" : "written");
  if (!process.argv.includes("--check")) fs.writeFileSync(file, now);
}
if (differs && process.argv.includes("--check")) process.exit(1);

/** The style sheet with what stands between its two markers made anew. */
function withTokens(css) {
  const [start, end] = ["/* >> Made by static/fluent/make.mjs from @fluentui/tokens: change it there. */\n", "/* << */\n"];
  const from = css.indexOf(start), to = css.indexOf(end);
  if (from < 0 || to < 0) throw new Error("portal.css has lost its markers");
  const light = lines(SIZES, webLightTheme, 0) + lines(COLOURS, webLightTheme, 0);
  const dark = lines(COLOURS, webDarkTheme, 1, webLightTheme);
  const made = `:root {\n${light}}\n@media screen and (prefers-color-scheme: dark) { :root {\n${dark}} }\n`;
  return css.slice(0, from + start.length) + made + css.slice(to);
}

/** One declaration a line; in the dark only what is another value there. */
function lines(names, theme, which, unlike) {
  return Object.entries(names)
    .map(([ours, theirs]) => [ours, [theirs].flat().at(which) ?? [theirs].flat()[0], [theirs].flat()[0]])
    .filter(([, name, lightName]) => !unlike || theme[name] !== unlike[lightName])
    .map(([ours, name]) => `  --${ours}: ${value(theme, name)};\n`)
    .join("");
}

/** Text and spaces grow with the reader's own text size; lines and corners do not. */
function value(theme, name) {
  const found = theme[name];
  if (found === undefined) throw new Error(`Fluent has no ${name}`);
  const pixels = /^(fontSize|lineHeight|spacing)/.test(name) && /^([\d.]+)px$/.exec(found);
  const text = pixels ? `${Number(pixels[1]) / 16}rem` : String(found);
  return text.replaceAll("'", '"').replace(/#([0-9a-f])\1{5}\b/, "#$1$1$1").replace(/\b0\./g, ".");
}

/** A file of askama macros, one an icon. */
function icons() {
  const folder = path.join(path.dirname(require.resolve("@fluentui/svg-icons/package.json")), "icons");
  const macros = Object.entries(ICONS).map(([ours, theirs]) => {
    const svg = fs.readFileSync(path.join(folder, `${theirs}_regular.svg`), "utf8");
    const size = /_(\d+)$/.exec(theirs)[1];
    const shape = /<svg[^>]*>(.*)<\/svg>/s.exec(svg)[1].trim();
    return `{% macro ${ours}() -%}\n<svg class="icon" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}" aria-hidden="true">${shape}</svg>\n{%- endmacro %}\n`;
  });
  return `{# Icons, each beside words that say the same. Made by static/fluent/make.mjs from @fluentui/svg-icons: change it there. #}\n\n${macros.join("\n")}`;
}
