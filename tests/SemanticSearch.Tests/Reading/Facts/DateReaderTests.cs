using System.Text.Json;
using FsCheck.Xunit;
using SemanticSearch.Reading.Facts;

namespace SemanticSearch.Tests.Reading.Facts;

public class DateReaderTests
{
    [Theory]
    [InlineData("2023-09-19", "2023-09-19")]
    [InlineData("2023-09", "2023-09")]
    [InlineData(" 2023 ", "2023")]
    [InlineData("20230919", "2023-09-19")]
    [InlineData("2023/9/19", "2023-09-19")]
    [InlineData("2023-09-19T10:30:00Z", "2023-09-19")]
    [InlineData("2023-09-19T10:30:00.123+02:00", "2023-09-19")]
    [InlineData("2023-09-19 23:59", "2023-09-19")]
    [InlineData("1961/1963", "1961-01-01/1963-12-31")]
    [InlineData("2023-09-19/2023-09-26", "2023-09-19/2023-09-26")]
    [InlineData("09/2023", "2023-09")]
    [InlineData("Tue, 19 Sep 2023 10:00:00 GMT", "2023-09-19")]
    [InlineData("Tue, 19 Sep 2023 10:00:00 +0200 (CEST)", "2023-09-19")]
    [InlineData("Tuesday, 19-Sep-2023 10:00:00 GMT", "2023-09-19")]
    [InlineData("Tue Sep 19 10:00:00 2023", "2023-09-19")]
    [InlineData("D:20230919101112+02'00'", "2023-09-19")]
    [InlineData("D:202309", "2023-09")]
    public void Dates_of_programs_are_read(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("September 19, 2023", "2023-09-19")]
    [InlineData("19 September 2023", "2023-09-19")]
    [InlineData("19th of September, 2023", "2023-09-19")]
    [InlineData("19 Sept. 2023", "2023-09-19")]
    [InlineData("Sept. 2023", "2023-09")]
    [InlineData("Tuesday, September 19, 2023, 3:05 p.m. EDT", "2023-09-19")]
    [InlineData("1961–1963", "1961-01-01/1963-12-31")]
    [InlineData("1961-63", "1961-01-01/1963-12-31")]
    [InlineData("2001–02", "2001-01-01/2002-12-31")]
    [InlineData("c. 1950", "1950")]
    [InlineData("the 1960s", "1960-01-01/1969-12-31")]
    [InlineData("19-26 September 2023", "2023-09-19/2023-09-26")]
    [InlineData("September 28 - October 2, 2023", "2023-09-28/2023-10-02")]
    [InlineData("from 3 June to 5 July 1919", "1919-06-03/1919-07-05")]
    [InlineData("June–July 1919", "1919-06-01/1919-07-31")]
    [InlineData("28 December 1918 – 3 January 1919", "1918-12-28/1919-01-03")]
    public void Dates_in_words_and_spans_are_read(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("le 3 mars 1991", "1991-03-03")]
    [InlineData("1er août 2004", "2004-08-01")]
    [InlineData("du 3 au 5 mars 1991", "1991-03-03/1991-03-05")]
    [InlineData("les années 1960", "1960-01-01/1969-12-31")]
    [InlineData("19 de septiembre de 2023", "2023-09-19")]
    [InlineData("martes, 19 de setiembre de 2023", "2023-09-19")]
    [InlineData("19 сентября 2023 г.", "2023-09-19")]
    [InlineData("май 1945", "1945-05")]
    [InlineData("19 أيلول/سبتمبر 2023", null)]
    [InlineData("19 أيلول 2023", "2023-09-19")]
    [InlineData("١٩ سبتمبر ٢٠٢٣", "2023-09-19")]
    [InlineData("3 كانون الثاني 1999", "1999-01-03")]
    [InlineData("2023年9月19日", "2023-09-19")]
    [InlineData("2023年9月", "2023-09")]
    [InlineData("9. März 1990", "1990-03-09")]
    [InlineData("3 de março de 1991", "1991-03-03")]
    [InlineData("1º maggio 1947", "1947-05-01")]
    public void Months_are_known_in_ten_languages(string text, string? expected)
    {
        if (expected is null)
            Assert.Null(DateReader.Read(text));
        else
            Reads(text, expected);
    }

    [Theory]
    [InlineData("03/04/2023")]
    [InlineData("3.4.2023")]
    [InlineData("19/09/23")]
    [InlineData("September 19")]
    [InlineData("30 February 2023")]
    [InlineData("2023-02-29")]
    [InlineData("2023-13-01")]
    [InlineData("0019-09-19")]
    [InlineData("2023-09-26/2023-09-19")]
    [InlineData("spring 1990")]
    [InlineData("yesterday")]
    [InlineData("Session 78")]
    [InlineData("2023, 2024 and beyond")]
    [InlineData("")]
    [InlineData("1695123456")]
    public void What_is_ambiguous_impossible_or_no_date_is_not_read(string text) => Assert.Null(DateReader.Read(text));

    [Fact]
    public void A_number_that_can_be_no_month_or_the_settings_tell_the_order()
    {
        Reads("19/09/2023", "2023-09-19");
        Reads("9/19/2023", "2023-09-19");
        Reads("4.4.2023", "2023-04-04");
        Assert.Equal("2023-04-03", DateReader.Read("03/04/2023", DateOrder.DayMonth)?.ToString());
        Assert.Equal("2023-03-04", DateReader.Read("03/04/2023", DateOrder.MonthDay)?.ToString());
        Assert.Null(DateReader.Read("19/09/2023", DateOrder.MonthDay));
    }

    [Fact]
    public void Numbers_and_lists_of_JSON_are_read()
    {
        Assert.Equal(["1995"], Json("1995"));
        Assert.Equal(["2023-09-19"], Json("20230919"));
        Assert.Equal(["1995", "2001-05"], Json("""[1995, "May 2001", true, "no date"]"""));
        Assert.Empty(Json("1695123456"));
        Assert.Empty(Json("""{"year": 1995}"""));

        static IEnumerable<string> Json(string json) =>
            DateReader.ReadAll(JsonSerializer.Deserialize<JsonElement>(json)).Select(date => date.ToString());
    }

    [Property]
    public void No_text_makes_it_fail(string? text) => DateReader.Read(text ?? "");

    [Property]
    public void Every_day_is_read_as_it_is_written(DateTime time)
    {
        var day = DateOnly.FromDateTime(time);
        if (day.Year < 1000)
            return;
        Reads(day.ToString("yyyy-MM-dd", null), $"{day:yyyy-MM-dd}");
        Reads(day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture), $"{day:yyyy-MM-dd}");
    }

    static void Reads(string text, string expected) => Assert.Equal(expected, DateReader.Read(text)?.ToString());
}
