using System.Text;
using Microsoft.Extensions.Options;
using SemanticSearch.Chunking;
using SemanticSearch.Reading;

namespace SemanticSearch.Tests.Support;

/// <summary>Builds what tests need and do not care about the details of.</summary>
static class Some
{
    /// <summary>Counts words: what white space parts.</summary>
    public static readonly TokenCounter Words = static text =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    public static Document Document(string text, params Section[] sections) =>
        new() { Id = "some.txt", Title = "Some document", Text = text, Structure = new DocumentStructure { Sections = sections } };

    public static DocumentReader Reader(long? maximumBytes = null)
    {
        var options = new SemanticSearchOptions();
        options.MaximumDocumentBytes = maximumBytes ?? options.MaximumDocumentBytes;
        return new DocumentReader(Options.Create(options));
    }

    public static DocumentSource Source(string id, byte[] bytes) => new(id, _ => ValueTask.FromResult<Stream>(new MemoryStream(bytes)));

    public static DocumentSource Source(string id, string text) => Source(id, Encoding.UTF8.GetBytes(text));

    public static Chunker Chunker(int tokens, int overlap = 0) => new(new ChunkingOptions(tokens, overlap), Words);
}
