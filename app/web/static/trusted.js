// htmx puts in what this server rendered and escaped; text that would become a script has no such way in.
window.trustedTypes?.createPolicy("default", { createHTML: (html) => html });
