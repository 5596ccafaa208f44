using SemanticSearch.Embedding;
using SemanticSearch.Storage;

namespace SemanticSearch.Indexing.Rebuilding;

/// <summary>Gives collections whose generations are all lost a new one, made as a new collection would be.</summary>
sealed class CollectionRevival(LoadedModels models, CollectionSettings settings)
{
    /// <summary>Does so; the generations are missing all documents then.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: the model cannot be loaded.</exception>
    public async Task RunAsync(IStoreMaintenance maintenance, CancellationToken cancellationToken)
    {
        var names = await maintenance.ListWithoutGenerationAsync(cancellationToken);
        if (names.Count == 0)
            return;
        var (modelName, model) = await models.GetAsync(settings.Model, cancellationToken);
        foreach (var name in names)
            await maintenance.ReviveCollectionAsync(name, CollectionRecipe.New(settings, modelName, model, like: null), cancellationToken);
    }
}
