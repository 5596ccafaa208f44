using SemanticSearch.Reading.Settings;

namespace SemanticSearch.Tests.Reading.Settings;

public class FileNamePatternTests
{
    [Theory]
    [InlineData("{country}_{session:int}_{year:int}", "x/FRA_45_1990.txt", "country=\"FRA\" session=45 year=1990")]
    [InlineData("{country}_{session:int}_{year:int}", "FRA_45.txt", null)]
    [InlineData("{country}_{session:int}_{year:int}", "FRA_x_1990.txt", null)]
    [InlineData("{session}/{country}_*", "a/Session 45/FRA_45_1990.txt", "country=\"FRA\" session=\"Session 45\"")]
    [InlineData("{session}/{country}_*", "FRA_45_1990.txt", null)]
    [InlineData("speech ({year:int}). {Topic}", "speech (1990). Trade.md", "topic=\"Trade\" year=1990")]
    public void Fields_stand_in_the_name_without_its_extension(string pattern, string path, string? expected)
    {
        var fields = new FileNamePattern(pattern).Read(path);

        Assert.Equal(
            expected,
            fields is null ? null : string.Join(' ', fields.OrderBy(field => field.Key).Select(field => $"{field.Key}={field.Value.GetRawText()}")));
    }

    [Theory]
    [InlineData("{a}_{b:float}", "'{b:float}' has the form 'float'; allowed are int")]
    [InlineData("{a}_{a}", "has the field 'a' twice")]
    [InlineData("name", "has no field")]
    [InlineData("{a", "has a brace that is no placeholder")]
    public void A_wrong_pattern_says_why(string pattern, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => new FileNamePattern(pattern)).Message, StringComparison.Ordinal);
}
