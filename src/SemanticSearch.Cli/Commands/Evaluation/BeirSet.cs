using System.Globalization;
using SemanticSearch.Evaluation;
using SemanticSearch.Reading;

namespace SemanticSearch.Cli.Commands.Evaluation;

/// <summary>A judged set in the layout of BEIR.</summary>
sealed class BeirSet(BeirDataset dataset) : IEvaluationSet
{
    // Bounds what is in memory of a corpus of millions.
    const int Batch = 1_024;

    // Ids of a set may be what a document id must not be, so documents are numbered, and this leads back.
    readonly List<string> _datasetIds = [];
    int _emptyDocuments;

    /// <inheritdoc/>
    public string Name => dataset.Name;

    /// <inheritdoc/>
    public IReadOnlyList<JudgedQuery> Queries => dataset.Queries;

    /// <inheritdoc/>
    public async Task<PreparedSet> IndexAsync(CorpusIndexing indexing, CancellationToken cancellationToken)
    {
        _emptyDocuments = 0;
        _datasetIds.Clear();
        await foreach (var documents in dataset.ReadDocumentsAsync(cancellationToken).Chunk(Batch).WithCancellation(cancellationToken))
            await indexing.AddAsync(SourcesOf(documents), DatasetId, cancellationToken);
        if (_emptyDocuments > 0)
            indexing.Terminal.Warn($"{Quantity.Of(_emptyDocuments, "document")} without text passed over");
        return new PreparedSet(Name, SearchRequest.DefaultCollection, Queries, DatasetId);
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

    string DatasetId(string documentId) => _datasetIds[int.Parse(documentId, CultureInfo.InvariantCulture) - 1];
}
