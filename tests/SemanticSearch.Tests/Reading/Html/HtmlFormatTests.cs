using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Reading.Html;

public class HtmlFormatTests : ReadingTests
{
    [Theory]
    [InlineData("Just text.", "Just text.")]
    [InlineData("<p>One\n line.<p>Short.", "One line.\n\nShort.")]
    [InlineData("<p>Line<br>break.<br><br>Paragraph.", "Line\nbreak.\n\nParagraph.")]
    [InlineData("<p>A&nbsp;b cease&shy;fire<wbr>d &amp; so on", "A b ceasefired & so on")]
    [InlineData("<ol start=3 type=a><li>x<li>y<ul><li>in</ul></ol>", "c. x\nd. y\n  - in")]
    [InlineData("<ol><li value=7>x<li>y</ol><p>After", "7. x\n8. y\n\nAfter")]
    [InlineData("<dl><dt>Term<dd>Meaning<dt>Other<dd>More</dl>", "Term\nMeaning\n\nOther\nMore")]
    [InlineData("<table><thead><tr><th>A<th>B<tbody><tr><td>1<td>2</table>", "A | B\n1 | 2")]
    [InlineData("<table><tr><th>Y<th>S<tr><td rowspan=2>1<td>5<tr><td>6<tr><td colspan=2>t<td>u</table>", "Y | S\n1 | 5\n| 6\nt | | u")]
    [InlineData("<table><tr><td><h2>Lay</h2><p>out</table>", "Lay\n\nout")]
    [InlineData("<pre>a\n  b\n\nc</pre>After", "a\n  b\n\nc\n\nAfter")]
    [InlineData("<p>He <q>said</q> <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "He “said” 漢")]
    [InlineData("<div hidden>No</div><p aria-hidden=true>no</p><template>no</template><noscript>no</noscript><p>Yes, this one",
        "Yes, this one")]
    [InlineData("<form><input><p>An old page keeps its words, though all of them stand in a form that is as long as the page.</form>",
        "An old page keeps its words, though all of them stand in a form that is as long as the page.")]
    public async Task Markup_gives_way_to_prose(string html, string expected) => Assert.Equal(expected, (await Read("a.html", html)).Text);

    [Fact]
    public async Task A_page_of_a_ministry_is_read_without_its_site()
    {
        var document = await Read("a.html", Pages.Ministry);

        Assert.Equal("Statement on the ceasefire", document.Title);
        Assert.Equal(
            "Statement on the ceasefire\n\n5 March 2024\n\nThe Minister said today that the ceasefire must hold. It was long.\n\n"
            + "We will not rest.\n\n[1] UN doc. S/2024/1.\n\nNext steps\n\nMore is to come.",
            document.Text);
        Assert.Equal("Next steps", Assert.Single(document.Structure.Sections).Heading);
        Assert.Equal("We will not rest.", Assert.Single(TextsOf(document, BlockKind.Quotation)));
        Assert.Equal(document.Text.IndexOf(" It was", StringComparison.Ordinal), Assert.Single(document.Structure.Notes).CalledAt);
    }

    [Fact]
    public async Task What_a_page_says_of_itself_is_metadata()
    {
        var metadata = (await Read("a.html", Pages.Ministry)).Metadata;

        Assert.Equal("2024-03-05T10:00:00Z", metadata["date_published"].GetString());
        Assert.Equal("en-GB", metadata["language"].GetString());
        Assert.Equal("https://mfa.example/statement", metadata["url"].GetString());
        Assert.Equal("A. Writer", metadata["author"][0].GetString());
        Assert.Equal("MFA", metadata["publisher"].GetString());
        Assert.Equal("Ministry of Foreign Affairs", metadata["site_name"].GetString());
        Assert.Equal(2, metadata["keywords"].GetArrayLength());
    }

    [Fact]
    public async Task A_speech_is_what_stands_in_main()
    {
        var document = await Read("a.html", Pages.Speech);

        Assert.Equal("PM speech on security: 1 May 2024", document.Title);
        Assert.Equal(
            "Speech\n\nPM speech on security: 1 May 2024\n\nFrom:\nPrime Minister's Office\n\nThank you for coming.\n\n"
            + "Security begins at home.\n\n- first\n- second",
            document.Text);
        Assert.Empty(document.Structure.Sections);
    }

    [Fact]
    public async Task References_of_an_encyclopedia_are_notes()
    {
        var document = await Read("a.html", Pages.Encyclopedia);

        Assert.Equal(
            "Treaty\n\nIt was signed in 1979. It held. Yes.\n\n[1] Smith, 1980.\n\n[2] Jones 1990.\n\nHistory\n\nLong ago.\n\n"
            + "References",
            document.Text);
    }

    [Fact]
    public async Task Notes_of_a_converter_keep_their_words_and_lose_their_marks()
    {
        var document = await Read("a.html", Pages.Converted);

        Assert.Equal("First\n\nClaim one. Two.\n\n[1] A note.\n\n[2] 1 January 1999, and\n\nmore.\n\nSecond\n\nFinal.",
            document.Text["The Paper\n\n".Length..]);
        Assert.All(document.Structure.Notes, note => Assert.Equal(NoteKind.Endnote, note.Kind));
        Assert.Equal(2, document.Metadata["author"].GetArrayLength());
    }

    [Fact]
    public async Task Notes_of_a_word_processor_are_notes()
    {
        var document = await Read("a.html", Pages.Word);

        Assert.Equal("We agree. Good.\n\nA law.\n\n[1] See the letter.\n\n[2] Of 1990.\n\nAnd on.", document.Text);
        Assert.Equal(2, document.Structure.Notes.Count);
    }

    [Fact]
    public async Task A_link_to_a_heading_is_no_call() =>
        Assert.Equal("See 2.\n\nTwo\n\nText.", (await Read("a.html", "<p>See <a href=#s2>2</a>.<h2 id=s2>Two</h2><p>Text.")).Text);

    [Fact]
    public async Task Marks_of_pages_are_pages()
    {
        var document = await Read("a.html", "<p>One<span role=doc-pagebreak aria-label='page iv'>iv</span> two.<p>Three.");

        Assert.Equal("One two.\n\nThree.", document.Text);
        Assert.Equal("iv", Assert.Single(document.Structure.Pages).Label);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><p>Text.")]
    [InlineData("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title/></head><body><p>Text.</p></body></html>")]
    public async Task A_page_is_told_by_its_content(string html) => Assert.Equal("Text.", (await Read("page", html)).Text);

    [Theory]
    [InlineData("<div>x")]
    [InlineData("<b>")]
    [InlineData("<a><div>x")]
    [InlineData("<ul><li>")]
    [InlineData("<form><div>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<svg>")]
    [InlineData("<template>")]
    [InlineData("<!--")]
    [InlineData("<p a=\"")]
    [InlineData("</p>")]
    [InlineData("<sup><a href=#a id=a>1")]
    public async Task Hostile_nesting_ends_in_a_document_or_an_error(string unit)
    {
        var source = Some.Source("a.html", "<p>Text." + string.Concat(Enumerable.Repeat(unit, 100_000)) + "x");

        var error = await Record.ExceptionAsync(() => Read(source));

        Assert.True(error is null or SemanticSearchException { Kind: ErrorKind.UnreadableDocument }, error?.ToString());
    }

    [Fact]
    public async Task Text_beyond_the_depth_that_is_kept_stays() =>
        Assert.Equal("deep", (await Read("a.html", string.Concat(Enumerable.Repeat("<div>", 100_000)) + "deep")).Text);

    [Fact]
    public async Task A_page_of_too_many_tags_is_refused() =>
        Assert.Contains("tags", await ProblemOf("a.html", string.Concat(Enumerable.Repeat("<p>", 300_000))), StringComparison.Ordinal);

    static IEnumerable<string> TextsOf(Document document, BlockKind kind) =>
        document.Structure.Blocks.Where(block => block.Kind == kind).Select(block => document.Text[block.Start..block.End]);
}
