// The status of the services, asked again while the page is looked at.
const list = document.getElementById("status");
const words = { ready: "ready", "not-ready": "not ready", unreachable: "not reachable" };
let shown = "";

function item(service) {
  const entry = document.createElement("li");
  entry.className = service.status;
  entry.append(service.name, " ");
  const word = document.createElement("b");
  word.textContent = words[service.status];
  entry.append(word);
  return entry;
}

async function ask() {
  try {
    const answer = await fetch("/status");
    const text = await answer.text();
    // Only what has changed is announced.
    if (text !== shown) {
      list.replaceChildren(...JSON.parse(text).services.map(item));
      shown = text;
    }
  } catch {
    list.replaceChildren("The gateway does not answer.");
    shown = "";
  }
}

if (list) {
  ask();
  setInterval(() => document.hidden || ask(), 10_000);
}

// A button beside every command, where the browser lets a page write to the clipboard.
if (navigator.clipboard) {
  for (const command of document.querySelectorAll("pre")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(command.textContent);
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = "Copy"), 2_000);
    });
    command.after(button);
  }
}
