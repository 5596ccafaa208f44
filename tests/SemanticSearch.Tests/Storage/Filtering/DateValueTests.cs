using System.Text.Json;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Tests.Storage.Filtering;

/// <summary>How dates compare: as all the days that they may mean.</summary>
public sealed class DateValueTests
{
    [Theory]
    [InlineData("1995-03-31", "1995", true)]
    [InlineData("1995-03", "1995", true)]
    [InlineData("1995", "1995", true)]
    [InlineData("1995", "1995-03", false)]
    [InlineData("1994-12-31/1995-01-01", "1995", false)]
    [InlineData("1995-02-28", "1994/1995-02", true)]
    public void A_date_equals_what_holds_all_its_days(string date, string operand, bool holds) =>
        Assert.Equal(holds, Holds(FilterType.Eq, date, $"\"{operand}\""));

    [Theory]
    [InlineData(FilterType.Gt, "1996-01-01", "1995", true)]
    [InlineData(FilterType.Gt, "1995-12-31", "1995", false)]
    [InlineData(FilterType.Gt, "1995", "1995-03", false)]
    [InlineData(FilterType.Gte, "1995-01-01", "1995", true)]
    [InlineData(FilterType.Gte, "1995", "1995-03", false)]
    [InlineData(FilterType.Gte, "1995-03", "1995", true)]
    [InlineData(FilterType.Lt, "1994", "1995", true)]
    [InlineData(FilterType.Lt, "1994/1995-01-01", "1995", false)]
    [InlineData(FilterType.Lte, "1995-12-31", "1995", true)]
    [InlineData(FilterType.Lte, "1995", "1995-11", false)]
    [InlineData(FilterType.Lte, "1995/1996-01-01", "1995", false)]
    public void A_date_is_on_one_side_with_all_its_days_or_on_none(FilterType type, string date, string operand, bool holds) =>
        Assert.Equal(holds, Holds(type, date, $"\"{operand}\""));

    [Theory]
    [InlineData("1995", "\"1995-03-31\"", true)]
    [InlineData("1995-03", "1995", true)]
    [InlineData("1995", """{"from": "1995-12-31"}""", true)]
    [InlineData("1995", """{"from": "1996"}""", false)]
    [InlineData("1995", """{"to": "1995-01-01"}""", true)]
    [InlineData("1995", """{"to": "1994", "from": null}""", false)]
    [InlineData("0001", """{"to": "1995"}""", true)]
    [InlineData("9999-12-31", """{"from": "1995"}""", true)]
    [InlineData("1994-12-01/1995-01-01", """{"from": "1995", "to": "2003-06"}""", true)]
    [InlineData("2003-06-30", """{"from": 1995, "to": "2003-06"}""", true)]
    [InlineData("2003-07-01", """{"from": "1995", "to": "2003-06"}""", false)]
    [InlineData("1990/2010", """{"from": "1995", "to": "1996"}""", true)]
    [InlineData("1995", "\"1990/1994\"", false)]
    public void Dates_overlap_that_share_a_day(string date, string interval, bool holds) =>
        Assert.Equal(holds, Holds(FilterType.Overlaps, date, interval));

    static bool Holds(FilterType type, string date, string operand) =>
        ValueTest.Of(FieldType.Date, Filter.Compare(type, "date", JsonSerializer.Deserialize<JsonElement>(operand)))(
            FieldValue.Of(IsoDates.Read(date)!));
}
