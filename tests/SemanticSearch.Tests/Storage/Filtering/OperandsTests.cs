using System.Text.Json;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Tests.Storage.Filtering;

public sealed class OperandsTests
{
    [Theory]
    [InlineData("7", 7)]
    [InlineData("-7.5", -7.5)]
    [InlineData("1e3", 1000)]
    [InlineData("\"7\"", 7)]
    [InlineData("\"-7.50\"", -7.5)]
    [InlineData("\"+7\"", 7)]
    [InlineData("\"9007199254740991\"", 9007199254740991)]
    public void A_number_may_be_text(string json, double number) => Assert.Equal(number, Operands.Number(Parsed(json)));

    [Theory]
    [InlineData("\"1e3\"")]
    [InlineData("\"1,5\"")]
    [InlineData("\" 7\"")]
    [InlineData("\"\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"Infinity\"")]
    [InlineData("\"9007199254740993\"")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("[7]")]
    public void Anything_else_is_no_number(string json) => Assert.Null(Operands.Number(Parsed(json)));

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("\"TRUE\"", true)]
    [InlineData("\"yes\"", null)]
    [InlineData("1", null)]
    public void Truth_may_be_text(string json, bool? flag) => Assert.Equal(flag, Operands.Flag(Parsed(json)));

    [Theory]
    [InlineData("\"1995-03\"", "1995-03-01/1995-03-31")]
    [InlineData("1995", "1995-01-01/1995-12-31")]
    [InlineData("7", "0007-01-01/0007-12-31")]
    [InlineData("""{"from": "1995"}""", "1995-01-01/9999-12-31")]
    [InlineData("""{"to": 1995, "from": null}""", "0001-01-01/1995-12-31")]
    [InlineData("""{"from": "1995-03-31", "to": "1995"}""", "1995-03-31/1995-12-31")]
    [InlineData("""{"from": "1990/1991", "to": "1990/1991"}""", "1990-01-01/1991-12-31")]
    public void Days_have_two_ends_of_which_one_may_be_open(string json, string expected)
    {
        var days = Operands.Days(Parsed(json))!;

        Assert.Equal(expected, (days with { Precision = DatePrecision.Range }).Iso);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("10000")]
    [InlineData("1995.5")]
    [InlineData("-1995")]
    [InlineData("{}")]
    [InlineData("""{"from": null}""")]
    [InlineData("""{"from": "1996", "to": "1995"}""")]
    [InlineData("""{"from": {"from": "1995"}}""")]
    [InlineData("""{"from": "1995", "To": "1996"}""")]
    [InlineData("""["1995"]""")]
    [InlineData("true")]
    public void Anything_else_is_no_days(string json) => Assert.Null(Operands.Days(Parsed(json)));

    static JsonElement Parsed(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}
