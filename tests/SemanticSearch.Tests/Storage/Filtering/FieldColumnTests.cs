using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Tests.Storage.Filtering;

public sealed class FieldColumnTests
{
    static readonly FieldColumn Column = Columns.OfTexts("title", ["a", "b", "a"], [], ["B", "a"]);

    [Fact]
    public void Values_are_kept_once_and_rows_have_their_codes_without_repetition()
    {
        Assert.Equal(["a", "b", "B"], Column.Values.Select(value => value.Text));
        Assert.Equal([0, 1], Column.Codes(0).ToArray());
        Assert.Empty(Column.Codes(1).ToArray());
        Assert.Equal([2, 0], Column.Codes(2).ToArray());
    }

    [Fact]
    public void A_row_passes_with_one_of_its_values()
    {
        Assert.Equal([true, false, true], Column.Rows(value => value.Key == "b").Bits());
        Assert.Equal([true, false, true], Column.Rows(_ => true).Bits());
        Assert.Equal([false, false, false], Column.Rows(_ => false).Bits());
    }

    [Fact]
    public void A_test_is_asked_once_for_each_different_value()
    {
        var asked = new List<string>();

        Column.Rows(value =>
        {
            asked.Add(value.Text);
            return false;
        });

        Assert.Equal(["a", "b", "B"], asked);
    }

    [Fact]
    public void A_column_may_have_no_rows() =>
        Assert.Empty(Columns.OfTexts("title").Rows(_ => true).Bits());

    [Theory]
    [InlineData("title", false)]
    [InlineData("speaker", true)]
    public void Rows_are_of_what_the_field_is_of(string field, bool ofChunks) =>
        Assert.Equal(ofChunks, FieldColumn.Of(FilterFields.Find(field)!, 0, []).OfChunks);
}
