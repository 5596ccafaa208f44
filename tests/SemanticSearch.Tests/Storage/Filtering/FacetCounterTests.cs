using System.Globalization;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Tests.Storage.Filtering;

public sealed class FacetCounterTests
{
    // Four documents: of two chunks, of none, of one and of two.
    static readonly int[] Starts = [0, 2, 2, 3, 5];

    [Fact]
    public void Documents_with_a_match_count_once_for_each_of_their_values()
    {
        var column = Columns.OfTexts("country", ["FRA", "DEU"], ["FRA"], ["DEU"], []);

        var facet = FacetCounter.Count(column, Matches(true, true, true, false, true), Starts);

        Assert.Equal("country", facet.Field);
        Assert.Equal([new FacetValue("DEU", "Germany", 2), new FacetValue("FRA", "France", 1)], facet.Values);
        Assert.Equal((0, 1), (facet.Others, facet.Missing));
    }

    [Fact]
    public void A_document_counts_for_the_values_of_its_matching_chunks_only()
    {
        var column = Columns.OfTexts("speaker", ["Annan"], ["Boutros"], ["Annan"], ["Thant"], ["Thant", "Annan"]);

        var facet = FacetCounter.Count(column, Matches(true, false, true, true, true), Starts);

        Assert.Equal([new FacetValue("Annan", "Annan", 3), new FacetValue("Thant", "Thant", 1)], facet.Values);
        Assert.Equal(0, facet.Missing);
    }

    [Fact]
    public void A_document_of_which_one_matching_chunk_has_a_value_does_not_lack_it()
    {
        var column = Columns.OfTexts("speaker", [], ["Annan"], [], [], []);

        Assert.Equal(1, FacetCounter.Count(column, Matches(true, true, true, false, false), Starts).Missing);
        Assert.Equal(2, FacetCounter.Count(column, Matches(true, false, true, false, false), Starts).Missing);
    }

    [Fact]
    public void Nothing_matches_nothing()
    {
        var facet = FacetCounter.Count(Columns.OfTexts("country", ["FRA"], [], [], []), new RowSet(5), Starts);

        Assert.Equivalent(new Facet("country", [], 0, 0), facet, strict: true);
    }

    [Fact]
    public void Only_the_most_frequent_values_are_told_and_how_many_others_there_are()
    {
        string[][] rows = [[.. Enumerable.Range(0, 60).Select(i => i.ToString("00", CultureInfo.InvariantCulture))], [], ["59", "58"], []];

        var facet = FacetCounter.Count(Columns.OfTexts("title", rows), RowSets.Of(true, true, true, true, true), Starts);

        Assert.Equal(50, facet.Values.Count);
        Assert.Equal(10, facet.Others);
        Assert.Equal(["58", "59", "00", "01"], facet.Values.Take(4).Select(value => value.Value));
    }

    [Fact]
    public void Years_stand_in_their_order()
    {
        var column = Columns.OfNumbers("year", ["1995", "996"], [], ["1995"], ["2003"]);

        var facet = FacetCounter.Count(column, RowSets.Of(true, true, true, true, true), Starts);

        Assert.Equal(["996", "1995", "2003"], facet.Values.Select(value => value.Value));
    }

    static RowSet Matches(params bool[] matches) => RowSets.Of(matches);
}
