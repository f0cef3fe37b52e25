/**
 * How every page looks: one column that fits a phone of 320 px, rem for whoever reads with larger letters, light and dark as
 * the reader has it. Colours are those of Teams; each text keeps 4.5 : 1 and each frame 3 : 1 to what is behind it.
 */
import { createHash } from 'node:crypto'

export const STYLE = `
:root{color-scheme:light dark;--bg:#fff;--soft:#f5f5f5;--fg:#242424;--quiet:#616161;--frame:#616161;--line:#d1d1d1;
--brand:#5b5fc7;--on:#fff;--link:#4f52b2;--bad:#bc2f32;--good:#0e700e;--focus:#000}
@media (prefers-color-scheme:dark){:root{--bg:#292929;--soft:#1f1f1f;--fg:#fff;--quiet:#adadad;--frame:#adadad;
--line:#666;--brand:#4f52b2;--on:#fff;--link:#9ea2ff;--bad:#e37d80;--good:#54b054;--focus:#fff}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--fg);font:1rem/1.5 -apple-system,"Segoe UI",system-ui,sans-serif;
overflow-wrap:break-word}
header,main,footer{max-width:44rem;margin:0 auto;padding:.75rem 1rem}
header{display:flex;flex-wrap:wrap;gap:.5rem 1rem;justify-content:space-between;align-items:center;
border-bottom:1px solid var(--line)}
header p{margin:0;font-weight:600}
footer{border-top:1px solid var(--line);color:var(--quiet);font-size:.875rem}
h1{font-size:1.5rem;line-height:1.25;margin:.5rem 0 1rem}
h2{font-size:1.25rem;line-height:1.3;margin:2rem 0 .5rem}
h3{font-size:1.0625rem;margin:1.5rem 0 .25rem}
p{margin:0 0 .75rem}
ul,ol{margin:0 0 .75rem;padding-left:1.5rem}
a{color:var(--link)}
fieldset,.field{border:0;margin:0 0 1.25rem;padding:0;min-width:0}
legend,.field>label{display:block;font-weight:600;padding:0;margin:0 0 .25rem}
.hint{color:var(--quiet);margin:0 0 .25rem}
.wrong{color:var(--bad);font-weight:600;margin:0 0 .25rem}
.faulty{border-left:.25rem solid var(--bad);padding-left:.75rem}
input,select,textarea{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--frame);
border-radius:.25rem}
input[type=text],input[type=date],input[type=time],select,textarea{width:100%;min-height:2.75rem;
padding:.5rem .625rem}
input[type=date],input[type=time]{max-width:14rem}
textarea{min-height:6rem;resize:vertical}
input[type=radio],input[type=checkbox]{width:1.375rem;height:1.375rem;margin:0;flex:none;accent-color:var(--brand)}
.option{display:flex;gap:.625rem;align-items:center;min-height:2.75rem;padding:.25rem 0}
.row .options{display:flex;flex-wrap:wrap;gap:0 1.25rem}
.row{border-bottom:1px solid var(--line);margin-bottom:.5rem;padding-bottom:.25rem}
button{font:inherit;font-weight:600;min-height:2.75rem;padding:.5rem 1rem;border-radius:.25rem;
border:1px solid var(--frame);background:var(--bg);color:var(--fg);cursor:pointer}
button.first{background:var(--brand);border-color:var(--brand);color:var(--on)}
header button{font-weight:400;font-size:.875rem}
.buttons{display:flex;flex-wrap:wrap;gap:.75rem;margin:1rem 0}
.notice,.problem{border:1px solid var(--frame);border-left:.375rem solid var(--good);border-radius:.25rem;
padding:.75rem 1rem;margin:0 0 1rem;background:var(--soft)}
.problem{border-left-color:var(--bad)}
.problem ul,.problem p:last-child,.notice:last-child{margin-bottom:0}
.wide{overflow-x:auto;margin:0 0 1rem}
table{border-collapse:collapse;min-width:100%}
th,td{border:1px solid var(--frame);padding:.375rem .5rem;text-align:left;vertical-align:top}
th{background:var(--soft)}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
@media (min-width:40em){.row{display:grid;grid-template-columns:minmax(0,1fr) auto;column-gap:1rem;
align-items:center}.row legend{float:left;margin:0;min-height:2.75rem;display:flex;align-items:center}.row .wrong{
grid-column:1/-1}}
@media print{header form,.buttons,footer{display:none}}
`

/** What the content security policy names it by: any other style is refused. */
export const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`
