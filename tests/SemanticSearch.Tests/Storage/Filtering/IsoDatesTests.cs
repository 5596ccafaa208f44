using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Tests.Storage.Filtering;

public sealed class IsoDatesTests
{
    [Theory]
    [InlineData("1995", "1995-01-01", "1995-12-31", DatePrecision.Year)]
    [InlineData("0001", "0001-01-01", "0001-12-31", DatePrecision.Year)]
    [InlineData("1996-02", "1996-02-01", "1996-02-29", DatePrecision.Month)]
    [InlineData("1995-03-31", "1995-03-31", "1995-03-31", DatePrecision.Day)]
    [InlineData("1995/2003", "1995-01-01", "2003-12-31", DatePrecision.Range)]
    [InlineData("1995-03-31/1995", "1995-03-31", "1995-12-31", DatePrecision.Range)]
    [InlineData("1995/1995-03", "1995-01-01", "1995-03-31", DatePrecision.Range)]
    public void A_date_is_the_days_that_it_may_mean(string text, string from, string to, DatePrecision precision) =>
        Assert.Equal(new DateInterval(Day(from), Day(to), precision), IsoDates.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("95")]
    [InlineData("0000")]
    [InlineData("10000")]
    [InlineData("1995-13")]
    [InlineData("1995-3")]
    [InlineData("1995-02-30")]
    [InlineData("1995/03/31")]
    [InlineData("2003/1995")]
    [InlineData("1995/")]
    [InlineData("/1995")]
    [InlineData(" 1995")]
    [InlineData("1995-03-31T00:00:00Z")]
    [InlineData("１９９５")]
    [InlineData("March 1995")]
    public void Anything_else_is_no_date(string text) => Assert.Null(IsoDates.Read(text));

    static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
