const place = document.getElementById("reference");
place.replaceChildren();

const reference = SwaggerUIBundle({
  domNode: place,
  url: place.dataset.document,
  presets: [SwaggerUIBundle.presets.apis],
  layout: "BaseLayout",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: -1,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  // Its colours are too pale on their ground.
  syntaxHighlight: false,
  validatorUrl: null,
  oauth2RedirectUrl: new URL("/reference/oauth2-redirect.html", location.href).href,
  // It believes to be the whole page; this one has its main part already.
  onComplete: () => document.getElementById("operations").setAttribute("role", "group"),
});
reference.initOAuth({ clientId: place.dataset.client, scopes: "openid", usePkceWithAuthorizationCodeGrant: true });
