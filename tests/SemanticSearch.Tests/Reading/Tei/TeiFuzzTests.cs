using System.Globalization;
using System.Text;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Reading.Tei;

public class TeiFuzzTests : ReadingTests
{
    const string Tei = """
        <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title type="complete">T</title><author>A</author>
        </titleStmt><publicationStmt><date when="1961-03-05"/></publicationStmt></fileDesc></teiHeader><text><body>
        <div type="document" n="1"><head>1. Memorandum<note n="1" type="source">Source: X.</note></head>
        <opener><dateline><placeName>Bonn</placeName>, <date when="1961-03-05">March 5</date></dateline></opener>
        <pb n="12"/><p>Mr. <persName corresp="#p1">Smith</persName> said:<note n="2">No.</note></p>
        <list><head>H</head><item>a</item><label>b</label><item>c</item></list><table><row><cell>1</cell><cell>2</cell></row></table>
        <quote><p>q</p></quote><figure><graphic url="x"/><head>F</head></figure><lg><l>v</l></lg></div></body></text></TEI>
        """;

    const string Record = """
        ---
        title: A record
        date: 1961-03-05
        ---
        Geneva, 21 July 1954

        Mr. Smith (Ireland): I agree.
        The President: Thank you.
        QUESTION: Why?

        Article 5

        1. Decides that it is so;
        """;

    [Theory]
    [InlineData("a.xml", Tei)]
    [InlineData("a.txt", Record)]
    public async Task Damaged_texts_end_in_a_document_or_an_error(string id, string sample)
    {
        var mutations = new Mutations(seed: 1, Encoding.UTF8.GetBytes(sample));
        for (var i = 0; i < Fuzz.Inputs; i++)
        {
            var bytes = mutations.Next();
            var error = await Xunit.Record.ExceptionAsync(() => Read(Some.Source(id, bytes)));
            Assert.True(
                error is null or SemanticSearchException { Kind: ErrorKind.UnreadableDocument },
                string.Create(CultureInfo.InvariantCulture, $"input {i}: {error}\n{Encoding.Latin1.GetString(bytes)}"));
        }
    }
}
