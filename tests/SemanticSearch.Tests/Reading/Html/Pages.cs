namespace SemanticSearch.Tests.Reading.Html;

/// <summary>Pages shaped as ministries, encyclopedias, governments and converters make them.</summary>
static class Pages
{
    public const string Ministry = """
        <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
        <title>Statement on the ceasefire - Ministry of Foreign Affairs</title>
        <meta property="og:site_name" content="Ministry of Foreign Affairs">
        <meta property="article:published_time" content="2024-03-05T10:00:00Z"><meta name="keywords" content="ceasefire, aid">
        <link rel="canonical" href="https://mfa.example/statement">
        <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"x","author":[{"name":"A. Writer"}],
        "publisher":{"name":"MFA"}}]}</script>
        <style>.secret, .other { display: none } @media print { .body { display: none } }</style></head>
        <body><a class="skip-link" href="#c">Skip to content</a>
        <div id="cookie-banner"><p>We use cookies to make this site better.</p><button>Accept</button></div>
        <header><div class="logo"><a href="/">Ministry</a></div><nav><ul><li><a href="/a">Home</a><li><a href="/b">News</a></ul></nav></header>
        <ul><li><a href="1">About</a><li><a href="2">Visas</a><li><a href="3">Contact</a></ul>
        <div class="body"><h1>Statement on the ceasefire</h1><p class="date">5 March 2024</p>
        <p>The Minister said&nbsp;today that the cease&shy;fire must hold.<sup><a href="#fn1" id="r1">[1]</a></sup> It was long.</p>
        <p class="secret">Hidden words.</p><p style="display: none">Hidden too.</p><blockquote><p>We will not rest.</p></blockquote>
        <h2>Next steps</h2><p>More is to come.</p><div class="share-buttons"><a href="x">Post this</a></div>
        <div><p id="fn1"><a href="#r1">[1]</a> UN doc. S/2024/1.</p></div></div>
        <aside><h3>Related</h3><a href="y">Other news</a></aside><footer><p>© Ministry</p></footer></body></html>
        """;

    public const string Encyclopedia = """
        <html><head><title>Treaty - Encyclopedia</title></head><body><main id="content"><h1>Treaty</h1><div><p>It was signed in 1979.<sup
        id="cite_ref-a_1-0" class="reference"><a href="#cite_note-a-1"><span>[</span>1<span>]</span></a></sup> It held.<sup id="cite_ref-2"
        class="reference"><a href="#cite_note-2">[2]</a></sup> Yes.<sup id="cite_ref-a_1-1" class="reference"><a
        href="#cite_note-a-1">[1]</a></sup></p><div class="toc"><ul><li><a href="#H">1 History</a></li></ul></div>
        <h2 id="H">History<span class="mw-editsection">[<a href="e">edit</a>]</span></h2><p>Long ago.</p><h2>References</h2>
        <div class="reflist"><ol class="references"><li id="cite_note-a-1"><span class="mw-cite-backlink">^
        <a href="#cite_ref-a_1-0"><sup>a</sup></a> <a href="#cite_ref-a_1-1"><sup>b</sup></a></span>
        <span class="reference-text">Smith, 1980.</span></li><li id="cite_note-2"><span class="mw-cite-backlink"><b><a
        href="#cite_ref-2">^</a></b></span> <span class="reference-text">Jones 1990.</span></li></ol></div></div></main></body></html>
        """;

    public const string Speech = """
        <!DOCTYPE html><html lang="en"><head><title>PM speech on security: 1 May 2024 - GOV.EXAMPLE</title>
        <meta property="og:title" content="PM speech on security: 1 May 2024"><meta name="description" content="What was said."></head>
        <body class="has-sidebar"><div role="region" aria-label="Cookies" class="cookie-banner">Cookies on this site</div>
        <header role="banner"><a href="/">GOV.EXAMPLE</a></header><nav class="breadcrumbs"><a href="/">Home</a></nav>
        <main role="main"><span class="caption">Speech</span><h1>PM speech on security: 1 May 2024</h1>
        <dl><dt>From:</dt><dd>Prime Minister's Office</dd></dl><div class="govspeak"><p>Thank you for coming.</p>
        <p>Security begins at home.</p><ul><li>first</li><li>second</li></ul></div>
        <div class="share-links"><h2>Share this page</h2><a href="a">Post</a></div></main>
        <form><label>Is this page useful?</label><button>Yes</button></form><footer>All content is available</footer></body></html>
        """;

    public const string Converted = """
        <!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en"><head><meta charset="utf-8" />
        <meta name="author" content="Ann Author" /><meta name="author" content="Bob Writer" /><meta name="dcterms.date" content="2020-05-01" />
        <title>The Paper</title></head><body><header id="title-block-header"><h1 class="title">The Paper</h1></header>
        <h1 id="first">First</h1><p>Claim one.<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> Two.<a
        href="#fn2" class="footnote-ref" id="fnref2" role="doc-noteref"><sup>2</sup></a></p>
        <h1 id="second">Second</h1><p>Final.</p>
        <section id="footnotes" class="footnotes footnotes-end-of-document" role="doc-endnotes"><hr /><ol><li id="fn1"><p>A <em>note</em>.<a
        href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li><li id="fn2"><p>1 January 1999, and</p><p>more.<a href="#fnref2"
        class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section></body></html>
        """;

    public const string Word = """
        <html><head><title>Memo</title></head><body lang=EN-US><div class=WordSection1><p class=MsoNormal>We agree.<a
        style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference>[1]</span></a> Good.</p>
        <p>A law.<a href="#_ftn2" name="_ftnref2">[2]</a></p></div><div><hr align=left size=1 width="33%"><div id=ftn1><p
        class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> See the letter.</p></div><div id=ftn2><p><a
        href="#_ftnref2" name="_ftn2">[2]</a> Of 1990.</p><p>And on.</p></div></div></body></html>
        """;
}
