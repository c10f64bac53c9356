/** The look of the timeline pages, light or dark as the reader has it. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f4f6f8; --card: #fff; --ink: #10161c; --soft: #5b6875; --line: #e2e7ec; --accent: #1673d1;
  --shadow: 0 1px 2px rgb(16 22 28 / 5%), 0 6px 24px rgb(16 22 28 / 5%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0e1216; --card: #161c22; --ink: #e8edf2; --soft: #8b98a5; --line: #28313a; --accent: #5eb0ff;
    --shadow: none;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
}
a { color: inherit; text-decoration: none; }
small { color: var(--soft); font-size: 14px; }
.bar {
  position: sticky; top: 0; z-index: 1; display: flex; gap: 4px 16px; align-items: baseline; flex-wrap: wrap;
  justify-content: center; padding: 12px 16px; background: color-mix(in srgb, var(--page) 85%, transparent);
  backdrop-filter: blur(10px); border-bottom: 1px solid var(--line);
}
.bar a { font-weight: 700; letter-spacing: -0.01em; }
.bar span {
  margin-left: 4px; padding: 2px 8px; border-radius: 99px; background: var(--accent); color: var(--card);
  font-size: 12px; letter-spacing: 0; vertical-align: 1px;
}
.bar p { margin: 0; color: var(--soft); font-size: 14px; }
.away .bar p { font-size: 0; }
.away .bar p::after { content: 'The sandbox has ended. This is what it last showed.'; font-size: 14px; }
main { max-width: 620px; margin: 0 auto; padding: 20px 16px 64px; }
nav { display: flex; flex-wrap: wrap; gap: 10px; margin-bottom: 20px; }
.account {
  display: flex; gap: 12px; align-items: center; padding: 10px 18px 10px 10px; background: var(--card);
  border: 1px solid var(--line); border-radius: 99px;
}
.account:hover { border-color: var(--accent); }
.account b, .account small { display: block; line-height: 1.3; }
.thread, .empty {
  margin-bottom: 20px; padding: 20px 20px 4px; background: var(--card); border: 1px solid var(--line);
  border-radius: 18px; box-shadow: var(--shadow);
}
.empty { padding: 48px 24px; text-align: center; }
.empty p { margin: 4px 0 0; color: var(--soft); }
article { display: grid; grid-template-columns: 44px minmax(0, 1fr); gap: 12px; }
.rail { display: flex; flex-direction: column; align-items: center; }
article:not(:last-child) .rail::after {
  content: ''; flex: 1; width: 2px; margin: 4px 0; border-radius: 2px; background: var(--line);
}
article header { display: flex; flex-wrap: wrap; gap: 0 8px; align-items: baseline; line-height: 1.3; }
article header a:hover { text-decoration: underline; }
article p { margin: 2px 0 18px; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; }
figure {
  display: grid; place-items: center; min-height: 150px; margin: -6px 0 18px; padding: 20px;
  border: 1px solid var(--line); border-radius: 14px;
  background: linear-gradient(160deg, color-mix(in srgb, var(--accent) 14%, var(--card)), var(--page));
}
figcaption { color: var(--soft); font-size: 14px; text-align: center; overflow-wrap: anywhere; }
figcaption::before { content: 'ALT '; font-weight: 700; font-size: 12px; }
.link { color: var(--accent); }
.link:hover { text-decoration: underline; }
.mention { color: var(--accent); font-weight: 500; }
.avatar {
  display: grid; place-items: center; flex: none; width: 44px; height: 44px; border-radius: 50%;
  color: #fff; font-size: 19px; font-weight: 600;
}
.hue0 { background: linear-gradient(135deg, #1f7ae0, #154c9c); }
.hue1 { background: linear-gradient(135deg, #7a5af0, #4a2fb8); }
.hue2 { background: linear-gradient(135deg, #d6478a, #94235b); }
.hue3 { background: linear-gradient(135deg, #d9663b, #9c3d18); }
.hue4 { background: linear-gradient(135deg, #2a9d76, #14644a); }
.hue5 { background: linear-gradient(135deg, #2593ab, #115e70); }
.hue6 { background: linear-gradient(135deg, #b0822a, #755312); }
.hue7 { background: linear-gradient(135deg, #5d6f86, #36455a); }
.fresh { animation: arrive 0.5s ease-out; }
@keyframes arrive { from { opacity: 0; transform: translateY(-8px); } }
@media (prefers-reduced-motion: reduce) { .fresh { animation: none; } }
`;
