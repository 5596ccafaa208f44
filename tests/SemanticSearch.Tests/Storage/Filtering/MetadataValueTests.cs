using System.Text.Json;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Tests.Storage.Filtering;

/// <summary>How values of the metadata compare: as what the filter's value is.</summary>
public sealed class MetadataValueTests
{
    [Theory]
    [InlineData(FilterType.Eq, "\"Élan\"", "\"elan\"", true)]
    [InlineData(FilterType.Eq, "7", "7.0", true)]
    [InlineData(FilterType.Eq, "\"7.0\"", "7", true)]
    [InlineData(FilterType.Eq, "7.0", "\"7\"", true)]
    [InlineData(FilterType.Eq, "7e0", "\"7\"", true)]
    [InlineData(FilterType.Eq, "\"12345678901234567890\"", "\"12345678901234567891\"", false)]
    [InlineData(FilterType.Eq, "\"12345678901234567890\"", "\"12345678901234567890\"", true)]
    [InlineData(FilterType.Eq, "true", "\"TRUE\"", true)]
    [InlineData(FilterType.Eq, "\"True\"", "true", true)]
    [InlineData(FilterType.Eq, "\"1\"", "true", false)]
    [InlineData(FilterType.Eq, "\"\"", "\"\"", true)]
    [InlineData(FilterType.In, "7", """["a", "7"]""", true)]
    [InlineData(FilterType.In, "false", """["a", 7, false]""", true)]
    [InlineData(FilterType.Prefix, "\"Élan vital\"", "\"ELAN\"", true)]
    [InlineData(FilterType.Prefix, "1995", "\"19\"", true)]
    public void Values_are_equal_in_any_form_of_theirs(FilterType type, string value, string operand, bool holds) =>
        Assert.Equal(holds, Holds(type, value, operand));

    [Theory]
    [InlineData(FilterType.Gt, "10", "9", true)]
    [InlineData(FilterType.Gt, "\"10\"", "\"9\"", true)]
    [InlineData(FilterType.Gt, "\"ten\"", "9", false)]
    [InlineData(FilterType.Gt, "\"ten\"", "\"9\"", false)]
    [InlineData(FilterType.Lt, "\"ten\"", "\"9\"", false)]
    [InlineData(FilterType.Lt, "\"NaN\"", "9", false)]
    [InlineData(FilterType.Gt, "\"Infinity\"", "9", false)]
    [InlineData(FilterType.Gt, "\"1995-03\"", "\"1994\"", true)]
    [InlineData(FilterType.Gte, "\"1995-03\"", "1995", true)]
    [InlineData(FilterType.Gt, "1995", "\"1994-12-31\"", true)]
    [InlineData(FilterType.Lt, "1995", "\"1995-12-31\"", false)]
    [InlineData(FilterType.Lte, "\"soon\"", "\"1995-12-31\"", false)]
    [InlineData(FilterType.Gt, "\"zebra\"", "\"ÉLAN\"", true)]
    [InlineData(FilterType.Lt, "\"azores\"", "\"ÉLAN\"", true)]
    public void Values_are_ordered_as_numbers_beside_numbers_as_days_beside_dates_and_else_as_text(
        FilterType type, string value, string operand, bool holds) =>
        Assert.Equal(holds, Holds(type, value, operand));

    [Theory]
    [InlineData("\"1995-03\"", true)]
    [InlineData("\"1994/1996\"", true)]
    [InlineData("1995", true)]
    [InlineData("1996", false)]
    [InlineData("1995.5", false)]
    [InlineData("\"March 1995\"", false)]
    [InlineData("true", false)]
    public void Dates_of_the_metadata_overlap_also_where_a_year_is_a_number(string value, bool holds) =>
        Assert.Equal(holds, Holds(FilterType.Overlaps, value, """{"from": "1995-03-31", "to": "1995"}"""));

    static bool Holds(FilterType type, string value, string operand) =>
        ValueTest.Of(FieldType.Any, Filter.Compare(type, "any", Parsed(operand)))(FieldValue.Of(Parsed(value))!);

    static JsonElement Parsed(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}
