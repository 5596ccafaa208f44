using System.Globalization;
using SemanticSearch.Evaluation;

namespace SemanticSearch.Cli.Commands.Evaluation;

/// <summary>Makes questions about a collection that nobody has judged: known-item queries of sentences of its documents.</summary>
/// <param name="library">The library.</param>
/// <param name="collection">The collection.</param>
/// <param name="seed">Another seed makes other questions.</param>
sealed class QuestionMaker(Library library, string collection, ulong seed)
{
    /// <summary>Makes up to <paramref name="count"/> questions.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: there is no such collection.</exception>
    public async Task<IReadOnlyList<JudgedQuestion>> MakeAsync(int count, CancellationToken cancellationToken)
    {
        var sample = new SentenceSample(seed);
        await foreach (var id in StoredDocuments.ReadIdsAsync(library.Browser, collection, cancellationToken))
            sample.Add((await library.Browser.GetDocumentAsync(collection, id, cancellationToken)).Document);

        var questions = new List<JudgedQuestion>();
        foreach (var sentence in sample.Choose(count))
        {
            var document = (await library.Browser.GetDocumentAsync(collection, sentence.Document, cancellationToken)).Document;
            if (sentence.TextIn(document.Text) is not { } text)
                continue;
            var number = (questions.Count + 1).ToString(CultureInfo.InvariantCulture);
            questions.Add(new JudgedQuestion(KnownItemQuery.Of(text, seed), sentence.Document, text) { Id = number });
        }

        return questions;
    }
}
