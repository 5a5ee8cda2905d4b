// Asking a passkey or a security key. Browsers do that for script only; the page says so, and an authenticator app or a
// recovery code does without this file.
//
// A form asks for it by data-passkey: "create" makes a new one, "get" lets one sign. What is asked stands in data-asked;
// what is answered goes along in the hidden control "answer".
(() => {
  "use strict";

  if (!window.PublicKeyCredential || !navigator.credentials) return;

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) => {
    const binary = String.fromCharCode(...new Uint8Array(buffer));
    return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  };

  // Names of passkeys, the person's, and the challenge travel as base64url.
  const question = (asked) => {
    const options = JSON.parse(asked);
    const named = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));
    options.challenge = bytes(options.challenge);
    if (options.user) options.user.id = bytes(options.user.id);
    if (options.excludeCredentials) options.excludeCredentials = named(options.excludeCredentials);
    if (options.allowCredentials) options.allowCredentials = named(options.allowCredentials);
    return options;
  };

  const answer = (credential) => {
    const { response } = credential;
    const said = { clientDataJSON: text(response.clientDataJSON) };
    if (response.attestationObject) {
      said.attestationObject = text(response.attestationObject);
      said.transports = response.getTransports?.() ?? [];
    } else {
      said.authenticatorData = text(response.authenticatorData);
      said.signature = text(response.signature);
      if (response.userHandle) said.userHandle = text(response.userHandle);
    }
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      authenticatorAttachment: credential.authenticatorAttachment,
      clientExtensionResults: credential.getClientExtensionResults(),
      response: said,
    });
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    for (const sentence of document.querySelectorAll("[data-without]")) sentence.hidden = true;
    form.querySelector("button[hidden]").hidden = false;
    const said = form.querySelector("[role=status]");
    form.addEventListener("submit", async (event) => {
      const control = form.elements.answer;
      if (control.value) return;
      event.preventDefault();
      said.textContent = "";
      const publicKey = question(form.dataset.asked);
      // Closed by its owner, too slow, or none that fits: the browser does not tell which.
      const credential = await navigator.credentials[form.dataset.passkey]({ publicKey }).catch(() => null);
      if (!credential) return void (said.textContent = form.dataset.sayFailed);
      control.value = answer(credential);
      form.requestSubmit();
    });
  }
})();
