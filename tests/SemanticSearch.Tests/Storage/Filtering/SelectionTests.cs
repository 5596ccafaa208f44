using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Tests.Storage.Filtering;

public sealed class SelectionTests
{
    // Three documents, of two chunks, of none and of one.
    static readonly int[] Starts = [0, 2, 2, 3];

    [Fact]
    public void Documents_select_all_their_chunks()
    {
        Assert.Equal([true, true, false], Chunks(Documents(true, false, false)));
        Assert.Equal([false, false, false], Chunks(Documents(false, true, false)));
        Assert.Equal([false, false, true], Chunks(Documents(false, true, true)));
    }

    [Fact]
    public void Chunks_select_themselves() => Assert.Equal([false, true, true], Chunks(OfChunks(false, true, true)));

    [Fact]
    public void Documents_join_as_documents_and_with_chunks_as_chunks()
    {
        var documents = Documents(true, true, false).With(Documents(false, true, true), Starts, (x, y) => x.And(y));
        Assert.False(documents.OfChunks);
        Assert.Equal([false, true, false], documents.Rows.Bits());

        var both = Documents(true, true, false).With(OfChunks(false, true, true), Starts, (x, y) => x.And(y));
        Assert.True(both.OfChunks);
        Assert.Equal([false, true, false], Chunks(both));

        var either = OfChunks(false, true, false).With(Documents(false, false, true), Starts, (x, y) => x.Or(y));
        Assert.Equal([false, true, true], Chunks(either));
    }

    [Fact]
    public void The_others_are_those_of_the_same_kind()
    {
        Assert.Equal([false, false, true], Chunks(Documents(true, false, false).Not()));
        Assert.Equal([true, false, false], Chunks(OfChunks(false, true, true).Not()));
    }

    static Selection Documents(params bool[] rows) => new(RowSets.Of(rows), OfChunks: false);

    static Selection OfChunks(params bool[] rows) => new(RowSets.Of(rows), OfChunks: true);

    static IEnumerable<bool> Chunks(Selection selection) => selection.Chunks(Starts).Bits();
}
