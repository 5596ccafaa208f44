using FsCheck.Xunit;
using SemanticSearch.Storage.Filtering;
using SemanticSearch.Storage.Qdrant;
using SemanticSearch.Tests.Storage.Filtering;

namespace SemanticSearch.Tests.Storage.Qdrant;

public sealed class FieldPayloadTests
{
    [Theory]
    [InlineData("Desk", "fields.m_desk")]
    [InlineData("über-alles", "fields.m__00fcber_002dalles")]
    [InlineData("a.b[]", "fields.m_a_002eb_005b_005d")]
    public void Names_of_metadata_say_nothing_to_the_server(string name, string key) =>
        Assert.Equal(key, FieldPayload.Key(MetadataFields.Field(name)));

    [Property(MaxTest = 300)]
    public void Values_are_read_as_they_were_written(int seed)
    {
        var documents = new RandomDocuments(new Random(seed)).Several(3);
        foreach (var (document, chunk) in documents.SelectMany(document => document.Chunks.Select(chunk => (document.Document, chunk))))
        {
            var seen = Indexed.Fields(document);
            var own = new ChunkFields(chunk.Speaker, chunk.Page, chunk.IsNote, chunk.HeadingPath);
            var payload = FieldPayload.Of(FieldPayload.Of(seen), seen, own);

            foreach (var field in FilterFields.All.Concat(MetadataFields.Names(seen).Select(MetadataFields.Field)))
            {
                var values = field.OfDocument?.Invoke(seen) ?? field.OfChunk!(seen, own);
                Assert.Equal(
                    values.Select(value => value.Text).Distinct(StringComparer.Ordinal),
                    FieldPayload.Values(payload, field).Select(value => value.Text).Distinct(StringComparer.Ordinal));
            }
        }
    }
}
