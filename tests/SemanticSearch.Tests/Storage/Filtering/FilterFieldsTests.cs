using System.Text.Json;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Tests.Storage.Filtering;

public sealed class FilterFieldsTests
{
    static readonly FilterDocument Full = Of(
        new DocumentFacts
        {
            Dates = [new DocumentDate(DateKind.FileMade, DateInterval.Year(2020)), new DocumentDate(DateKind.Spoken, DateInterval.Month(1995, 3))],
            Countries = ["FRA", "DEU"],
            Language = "en-GB",
            Speaker = new Speaker("Kofi Annan", "Secretary-General"),
            Authors = ["A", "B"],
            Publisher = "UN",
            Identifier = "S/RES/1701",
            Url = "https://example.org/A",
        },
        """{"source": ["Dept", 7], "tags": ["NATO, peace", "war;trade;"]}""");

    [Theory]
    [InlineData("id", "doc")]
    [InlineData("Title", "Some title")]
    [InlineData("country", "FRA|DEU")]
    [InlineData("date", "1995-03")]
    [InlineData("date.kind", "spoken")]
    [InlineData("year", "1995")]
    [InlineData("language", "en-GB")]
    [InlineData("author", "A|B")]
    [InlineData("publisher", "UN")]
    [InlineData("identifier", "S/RES/1701")]
    [InlineData("url", "https://example.org/A")]
    [InlineData("source", "Dept|7")]
    [InlineData("tags", "NATO|peace|war|trade")]
    public void A_document_has_its_facts_as_values(string name, string expected)
    {
        Assert.Equal(expected.Split('|'), OfDocument(name, Full));
        if (name is not ("id" or "Title"))
            Assert.Empty(OfDocument(name, Of(DocumentFacts.None)));
    }

    [Fact]
    public void A_document_without_another_date_goes_by_the_one_it_tells_of()
    {
        var covered = new DocumentDate(DateKind.Covered, DateInterval.Year(1969));
        var modified = new DocumentDate(DateKind.Modified, DateInterval.Year(2020));

        Assert.Equal(["1969"], OfDocument("date", Of(new DocumentFacts { Dates = [modified, covered] })));
        Assert.Equal(["covered"], OfDocument("date.kind", Of(new DocumentFacts { Dates = [modified, covered] })));
        Assert.Empty(OfDocument("date", Of(new DocumentFacts { Dates = [modified] })));
    }

    [Fact]
    public void A_span_has_every_year_that_it_touches()
    {
        var span = new DateInterval(new DateOnly(1989, 11, 9), new DateOnly(1992, 1, 1), DatePrecision.Range);

        Assert.Equal(
            ["1989", "1990", "1991", "1992"],
            OfDocument("year", Of(new DocumentFacts { Dates = [new DocumentDate(DateKind.Dated, span)] })));
    }

    [Fact]
    public void A_chunk_has_its_own_values()
    {
        var chunk = new ChunkFields(new Speaker("Péter", "Ministre"), 7, IsNote: false, ["Treaty", "Article 5"]);

        Assert.Equal(["Péter"], OfChunk("speaker", chunk));
        Assert.Equal(["Ministre"], OfChunk("role", chunk));
        Assert.Equal(["7"], OfChunk("page", chunk));
        Assert.Equal(["false"], OfChunk("note", chunk));
        Assert.Equal(["Treaty", "Article 5"], OfChunk("heading", chunk));
    }

    [Fact]
    public void A_chunk_without_a_speaker_is_spoken_by_the_documents_and_a_note_by_nobody()
    {
        var plain = new ChunkFields(null, null, IsNote: false, []);
        var note = new ChunkFields(new Speaker("Péter"), null, IsNote: true, []);

        Assert.Equal(["Kofi Annan"], OfChunk("speaker", plain));
        Assert.Equal(["Secretary-General"], OfChunk("role", plain));
        Assert.Empty(OfChunk("role", plain with { Speaker = new Speaker("Péter") }));
        Assert.Empty(OfChunk("speaker", note));
        Assert.Empty(OfChunk("page", note));
        Assert.Empty(OfChunk("heading", note));
        Assert.Equal(["true"], OfChunk("note", note));
    }

    [Fact]
    public void Every_field_reads_documents_or_chunks_and_is_found_whatever_its_case()
    {
        Assert.All(FilterFields.Names, name =>
        {
            var field = FilterFields.Find(name.ToUpperInvariant())!;
            Assert.Equal(name, field.Name);
            Assert.True(field.OfDocument is null != field.OfChunk is null);
        });
        Assert.Null(FilterFields.Find("series"));
    }

    static FilterDocument Of(DocumentFacts facts, string metadata = "{}") =>
        new("doc", "Some title", JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(metadata)!, facts);

    static IEnumerable<string> OfDocument(string name, FilterDocument document) =>
        FilterFields.Find(name)!.OfDocument!(document).Select(value => value.Text);

    static IEnumerable<string> OfChunk(string name, ChunkFields chunk) =>
        FilterFields.Find(name)!.OfChunk!(Full, chunk).Select(value => value.Text);
}
