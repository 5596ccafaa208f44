using System.Collections.Concurrent;
using SemanticSearch.Embedding.Catalog;
using SemanticSearch.Embedding.Reranking;

namespace SemanticSearch.Embedding;

/// <summary>The models in memory, each loaded once, when first asked for. Safe from any thread until disposed.</summary>
public sealed class LoadedModels : IAsyncDisposable
{
    readonly AsyncLazy<ModelLibrary> _library;
    readonly int _threads;
    readonly ConcurrentDictionary<string, AsyncLazy<SentenceModel>> _byFolder = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, AsyncLazy<CrossEncoder>> _rerankers = new(StringComparer.Ordinal);

    internal LoadedModels(AsyncLazy<ModelLibrary> library, int threads, QueryGate gate)
    {
        _library = library;
        _threads = threads;
        Gate = gate;
    }

    /// <summary>Lets queries go before the embedding of passages.</summary>
    internal QueryGate Gate { get; }

    /// <summary>The models on this machine and those that can be pulled.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: the catalog is missing or damaged.</exception>
    public async Task<ModelLibrary> OpenLibraryAsync(CancellationToken cancellationToken) => await _library.GetAsync(cancellationToken);

    /// <summary>Finds and loads a model.</summary>
    /// <param name="reference">How the model is named, see <see cref="ModelLibrary.ResolveAsync"/>; empty for the chosen one.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The model under its lasting name.</returns>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: it is not there or cannot be loaded.</exception>
    public async Task<NamedModel> GetAsync(string reference, CancellationToken cancellationToken)
    {
        var library = await _library.GetAsync(cancellationToken);
        var location = await library.ResolveAsync(reference, cancellationToken);
        var loading = _byFolder.GetOrAdd(
            location.Folder, folder => new AsyncLazy<SentenceModel>(ct => SentenceModel.LoadAsync(folder, _threads, Gate, ct)));
        return new NamedModel(location.Name, await loading.GetAsync(cancellationToken));
    }

    /// <summary>Finds and loads the model that an index was made with.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: it is not there or cannot be loaded;
    /// <see cref="ErrorKind.Conflict"/>: its files are not those that the index was made with.</exception>
    internal async Task<SentenceModel> GetAsync(string reference, string fingerprint, CancellationToken cancellationToken)
    {
        var (name, model) = await GetAsync(reference, cancellationToken);
        return model.Fingerprint == fingerprint
            ? model
            : throw new SemanticSearchException(
                ErrorKind.Conflict,
                $"the files of model '{name}' are not those that the collection was indexed with; restore them, or rebuild the collection");
    }

    /// <summary>Finds and loads a reranker.</summary>
    /// <param name="reference">The id of a pulled model or the path of its folder; not empty.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: it is not there, cannot be loaded, or is no
    /// reranker.</exception>
    internal async Task<CrossEncoder> GetRerankerAsync(string reference, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reference);
        var library = await _library.GetAsync(cancellationToken);
        var location = await library.ResolveAsync(reference, cancellationToken);
        var loading = _rerankers.GetOrAdd(
            location.Folder, folder => new AsyncLazy<CrossEncoder>(ct => CrossEncoder.LoadAsync(folder, _threads, ct)));
        return await loading.GetAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var reranker in _rerankers.Values)
            await reranker.DisposeAsync();
        foreach (var model in _byFolder.Values)
            await model.DisposeAsync();
    }
}
