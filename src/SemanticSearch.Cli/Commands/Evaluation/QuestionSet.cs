using SemanticSearch.Evaluation;
using SemanticSearch.Reading;

namespace SemanticSearch.Cli.Commands.Evaluation;

/// <summary>A questions file and a folder of documents.</summary>
/// <param name="path">The questions file.</param>
/// <param name="queries">What it asks.</param>
/// <param name="corpus">The file or folder of the documents.</param>
sealed class QuestionSet(string path, IReadOnlyList<JudgedQuery> queries, string corpus) : IEvaluationSet
{
    readonly string _path = Path.GetFullPath(path);

    /// <inheritdoc/>
    public string Name => Path.GetFileNameWithoutExtension(_path);

    /// <inheritdoc/>
    public IReadOnlyList<JudgedQuery> Queries => queries;

    /// <inheritdoc/>
    public async Task<PreparedSet> IndexAsync(CorpusIndexing indexing, CancellationToken cancellationToken)
    {
        // A questions file beside its documents would answer itself.
        var sources = FileSources.Enumerate(corpus).Where(source => source.Location != _path);
        await indexing.AddAsync(sources, id => id, cancellationToken);
        return await StoredDocuments.PrepareAsync(
            this, indexing.Library, indexing.Terminal, SearchRequest.DefaultCollection, cancellationToken);
    }
}
