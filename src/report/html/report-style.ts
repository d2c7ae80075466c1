/** The one style sheet of a report: a paper on the screen and in print. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1c1b19;--soft:#55524c;--line:#d9d5cc;--shown:#a5301f;--field:#f6f4ef}
@media (prefers-color-scheme:dark){:root{--paper:#191817;--ink:#ebe8e2;--soft:#b3aea4;--line:#3d3a36;--shown:#ff8f7d;--field:#242220}}
*{box-sizing:border-box}
body{margin:0 auto;padding:3rem 1.5rem 5rem;max-width:62rem;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
h1{font-size:1.75rem;line-height:1.2;font-weight:500;margin:0 0 .75rem}
h2{font-size:1.3rem;line-height:1.3;font-weight:600;margin:3rem 0 .75rem;padding-top:1rem;border-top:1px solid var(--line)}
h3{font-size:1.05rem;font-weight:600;margin:2rem 0 .5rem}
p,ul,ol,dl{max-width:44rem}
p{margin:.5rem 0}
.soft,caption,.reading{color:var(--soft)}
.form{padding:.75rem 1rem;background:var(--field);border-left:3px solid var(--ink)}
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.25rem;margin:1rem 0;font-size:.9rem}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
ol.findings{list-style:none;padding:0;margin:1rem 0}
ol.findings li{padding:.75rem 0;border-top:1px solid var(--line)}
.verdict{display:block;font-size:.85rem;font-weight:600}
.verdict.shown{color:var(--shown)}
figure{margin:1.75rem 0}
figcaption{font-weight:600;margin-bottom:.25rem}
figure svg{display:block;max-width:100%;height:auto;background:#fff;padding:.5rem 0}
.wide{overflow-x:auto;margin:.75rem 0}
table{border-collapse:collapse;font-size:.85rem;line-height:1.35}
caption{text-align:left;padding:.25rem 0}
th,td{padding:.3rem .9rem .3rem 0;text-align:right;vertical-align:top;border-bottom:1px solid var(--line)}
th{font-weight:400;text-align:left}
thead th{color:var(--soft);vertical-align:bottom;text-align:right}
thead th:first-child,tbody th{text-align:left}
td small{display:block;color:var(--soft);white-space:nowrap}
details{margin:.5rem 0}
summary{cursor:pointer;font-size:.9rem;font-weight:600}
.dense table{font-size:.75rem}
.dense td,.dense th{text-align:left;padding:.15rem .75rem .15rem 0}
.definitions dt{color:var(--ink);font-weight:600;margin-top:.9rem}
pre{font-size:.75rem;line-height:1.4;white-space:pre-wrap;overflow-wrap:anywhere;padding:1rem;background:var(--field)}
@page{size:A4;margin:18mm 16mm 20mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt system-ui,sans-serif;color:#55524c}@bottom-left{content:"Evenhand";font:8pt system-ui,sans-serif;color:#55524c}}
@media print{
:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--shown:#a5301f;--field:#f4f4f4}
body{padding:0;max-width:none;font-size:10pt}
h1{font-size:18pt}h2{font-size:13pt;margin-top:18pt;break-after:avoid}h3{font-size:11pt;break-after:avoid}
tr,ol.findings li,figure svg,figcaption,.reading{break-inside:avoid}
figcaption,.reading{break-after:avoid}
thead{display:table-header-group}
.wide{overflow:visible}
table{font-size:8pt}
.dense table{font-size:6.5pt}
figure svg{max-height:230mm}
.appendix{break-before:page}
a{color:inherit;text-decoration:none}
}
`;

/** The sheet's SHA-256, by which the report's own policy lets it through and nothing else. */
export const REPORT_STYLE_HASH = 'sha256-IuHP3RAMZne4W3TYgFGvFQyG6WllZDsH4ZdG/ngtl60=';
