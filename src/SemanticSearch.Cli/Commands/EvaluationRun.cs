using System.Globalization;
using SemanticSearch.Evaluation;
using SemanticSearch.Indexing;
using SemanticSearch.Reading;
using Spectre.Console;

namespace SemanticSearch.Cli.Commands;

/// <summary>Indexes a judged set into an empty library, and measures how its queries are answered.</summary>
/// <param name="library">An empty library.</param>
/// <param name="dataset">The set.</param>
/// <param name="terminal">Hears of documents that cannot be indexed.</param>
sealed class EvaluationRun(Library library, BeirDataset dataset, Terminal terminal)
{
    // Bounds what is in memory of a corpus of millions.
    const int Batch = 1_024;

    // Ids of a set may be what a document id must not be, so documents are numbered, and this leads back.
    readonly List<string> _datasetIds = [];
    double _indexSeconds;
    int _emptyDocuments;

    /// <summary>How many documents could not be indexed; those without text are not among them.</summary>
    public int FailedDocuments { get; private set; }

    /// <summary>Indexes the documents.</summary>
    public async Task IndexAsync(ProgressContext? progress, CancellationToken cancellationToken)
    {
        var start = library.Time.GetTimestamp();
        var bar = progress?.AddTask("indexing").IsIndeterminate();
        await foreach (var documents in dataset.ReadDocumentsAsync(cancellationToken).Chunk(Batch).WithCancellation(cancellationToken))
        {
            var results = library.Indexer.IndexAsync(SearchRequest.DefaultCollection, SourcesOf(documents), cancellationToken);
            await foreach (var result in results)
            {
                Note(result);
                bar?.Description($"indexing, {Quantity.Of(_datasetIds.Count, "document")}");
            }
        }

        bar?.IsIndeterminate(false).Value(bar.MaxValue);
        _indexSeconds = library.Time.GetElapsedTime(start).TotalSeconds;
        if (_emptyDocuments > 0)
            terminal.Warn($"{Quantity.Of(_emptyDocuments, "document")} without text passed over");
    }

    /// <summary>Asks every query in one mode.</summary>
    public async Task<EvaluationResult> MeasureAsync(SearchMode mode, ProgressContext? progress, CancellationToken cancellationToken)
    {
        var start = library.Time.GetTimestamp();
        var bar = progress?.AddTask($"searching, {SearchModes.NameOf(mode)}", maxValue: dataset.Queries.Count);
        var answers = new (JudgedQuery Query, IReadOnlyList<string> Ranking)[dataset.Queries.Count];
        var (_, model) = await library.Models.GetAsync(library.Options.Model, cancellationToken);
        await Parallel.ForAsync(0, answers.Length, cancellationToken, async (i, ct) =>
        {
            var query = dataset.Queries[i];
            var response = await library.Searcher.SearchAsync(RequestOf(query, mode), ct);
            answers[i] = (query, RankingOf(response));
            bar?.Increment(1);
        });

        var scores = RetrievalScores.Of(answers);
        var collection = await library.Browser.GetCollectionAsync(SearchRequest.DefaultCollection, cancellationToken);
        return new EvaluationResult(
            dataset.Name,
            model.Facts.Id,
            SearchModes.NameOf(mode),
            scores.Ndcg10,
            scores.Recall100,
            scores.Mrr10,
            collection.Documents,
            collection.Chunks,
            Math.Round(_indexSeconds + library.Time.GetElapsedTime(start).TotalSeconds, 3));
    }

    List<DocumentSource> SourcesOf(IEnumerable<JudgedDocument> documents)
    {
        var sources = new List<DocumentSource>(Batch);
        foreach (var document in documents)
        {
            if (string.IsNullOrWhiteSpace(document.Text))
            {
                _emptyDocuments++;
                continue;
            }

            _datasetIds.Add(document.Id);
            var number = _datasetIds.Count.ToString(CultureInfo.InvariantCulture);
            sources.Add(DocumentSource.FromText(number, document.Text, title: document.Title));
        }

        return sources;
    }

    void Note(IndexResult result)
    {
        if (result.Error is not { } error)
            return;
        FailedDocuments++;
        terminal.Warn($"corpus document '{DatasetId(result.DocumentId)}' failed: {error}");
    }

    // Several of the best passages may be of one document: a thousand reach a hundred documents.
    static SearchRequest RequestOf(JudgedQuery query, SearchMode mode) => new()
    {
        Query = query.Text.Length > SearchRequest.MaximumQueryLength ? query.Text[..SearchRequest.MaximumQueryLength] : query.Text,
        Limit = SearchRequest.MaximumLimit,
        Mode = mode,
        Context = new ContextWindow(0, 0),
        Highlight = false,
    };

    // A document ranks where its best passage does.
    List<string> RankingOf(SearchResponse response) =>
        [.. response.Passages.Select(passage => DatasetId(passage.DocumentId)).Distinct().Take(RetrievalScores.Depth)];

    string DatasetId(string documentId) => _datasetIds[int.Parse(documentId, CultureInfo.InvariantCulture) - 1];
}
