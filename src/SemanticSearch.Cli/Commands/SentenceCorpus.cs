using System.Runtime.CompilerServices;
using SemanticSearch.Chunking;
using SemanticSearch.Reading;

namespace SemanticSearch.Cli.Commands;

/// <summary>Documents as lists of sentences, read one after the other; those that cannot be read are passed over and counted.</summary>
sealed class SentenceCorpus(DocumentReader reader, IEnumerable<DocumentSource> sources)
{
    /// <summary>How many documents could not be read so far.</summary>
    public int Unreadable { get; private set; }

    /// <summary>The sentences of each document, in the order of the sources.</summary>
    public async IAsyncEnumerable<IReadOnlyList<string>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            if (await ReadTextAsync(source, cancellationToken) is { } text)
                yield return [.. SentenceSplitter.Split(text).Select(sentence => text[sentence.Start..sentence.End])];
        }
    }

    async Task<string?> ReadTextAsync(DocumentSource source, CancellationToken cancellationToken)
    {
        try
        {
            return (await reader.ReadAsync(source, cancellationToken)).Document.Text;
        }
        catch (SemanticSearchException e) when (e.Kind == ErrorKind.UnreadableDocument)
        {
            Unreadable++;
            return null;
        }
    }
}
