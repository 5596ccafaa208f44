using System.Text.Json;
using SemanticSearch.Client;
using SemanticSearch.Tests.Support;
using Wire = SemanticSearch.Client;

namespace SemanticSearch.Tests.Client;

/// <summary>What the typed client writes and reads is what the API is described by.</summary>
public sealed class ShapeTests
{
    [Theory]
    [InlineData(typeof(Wire.SearchRequest), "SearchRequest")]
    [InlineData(typeof(Wire.ContextWindow), "ContextWindow")]
    [InlineData(typeof(Wire.Filter), "Filter")]
    [InlineData(typeof(Wire.SearchResponse), "SearchResponse")]
    [InlineData(typeof(Wire.SearchTotal), "SearchTotal")]
    [InlineData(typeof(Wire.Facet), "Facet")]
    [InlineData(typeof(Wire.FacetValue), "FacetValue")]
    [InlineData(typeof(Wire.Passage), "Passage")]
    [InlineData(typeof(Wire.PassageContext), "PassageContext")]
    [InlineData(typeof(Wire.Speaker), "Speaker")]
    [InlineData(typeof(Wire.Document), "DocumentResponse")]
    [InlineData(typeof(Wire.DocumentText), "DocumentUpload")]
    [InlineData(typeof(Wire.IndexResult), "IndexResult")]
    [InlineData(typeof(Wire.CollectionSummary), "CollectionSummary")]
    [InlineData(typeof(Wire.JobRequest), "JobRequest")]
    [InlineData(typeof(Wire.Job), "JobReport")]
    [InlineData(typeof(Wire.JobProgress), "JobProgress")]
    [InlineData(typeof(Wire.AskRequest), "AskRequest")]
    [InlineData(typeof(Wire.ConversationTurn), "ConversationTurn")]
    [InlineData(typeof(Wire.AskResponse), "AskResponse")]
    [InlineData(typeof(Wire.Answer), "Answer")]
    [InlineData(typeof(Wire.AnswerSentence), "AnswerSentence")]
    [InlineData(typeof(Wire.AnswerSource), "AnswerSource")]
    public void Every_field_is_one_of_the_api(Type type, string schema)
    {
        using var description = JsonDocument.Parse(File.ReadAllText(Path.Combine(Shared.Repository, "docs", "openapi.json")));
        var there = description.RootElement.GetProperty("components").GetProperty("schemas").GetProperty(schema).GetProperty("properties");

        var fields = ClientJson.Default.GetTypeInfo(type)!.Properties.Where(property => property.Get is not null).Select(property => property.Name);

        Assert.Empty(fields.Except(there.EnumerateObject().Select(field => field.Name)));
    }
}
