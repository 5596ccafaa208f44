using System.ComponentModel.DataAnnotations;
using SemanticSearch.Storage.Qdrant;

namespace SemanticSearch.Tests.Storage.Qdrant;

public sealed class QdrantOptionsTests
{
    [Fact]
    public void The_defaults_are_valid() => Assert.Empty(Problems(new QdrantOptions()));

    [Theory]
    [InlineData("http://10.0.0.7:6334", false, "without TLS")]
    [InlineData("http://10.0.0.7:6334", true, null)]
    [InlineData("https://qdrant.example.org:6334", false, null)]
    [InlineData("http://localhost:6334", false, null)]
    public void A_key_is_sent_without_TLS_only_where_that_is_said(string address, bool isAllowed, string? problem)
    {
        var problems = Problems(new QdrantOptions { Address = new Uri(address), ApiKey = "secret", AllowKeyWithoutTls = isAllowed });

        if (problem is null)
            Assert.Empty(problems);
        else
            Assert.Contains(problem, Assert.Single(problems), StringComparison.Ordinal);
        Assert.DoesNotContain(problems, text => text.Contains("secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ftp://localhost:6334")]
    [InlineData("localhost")]
    public void An_address_is_one_of_HTTP(string address) =>
        Assert.Contains("http://", Assert.Single(Problems(new QdrantOptions { Address = new Uri(address, UriKind.RelativeOrAbsolute) })), StringComparison.Ordinal);

    [Fact]
    public void A_write_cannot_ask_for_more_replicas_than_there_are() =>
        Assert.Contains("2 replicas", Assert.Single(Problems(new QdrantOptions { ReplicationFactor = 2, WriteConsistencyFactor = 3 })), StringComparison.Ordinal);

    [Fact]
    public void Numbers_have_ranges() =>
        Assert.Equal(3, Problems(new QdrantOptions { BatchBytes = 1, Retries = 50, Prefix = "Äx" }).Count);

    static List<string> Problems(QdrantOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return [.. results.Select(result => result.ErrorMessage!)];
    }
}
