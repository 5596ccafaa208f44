using SemanticSearch.Chunking;
using SemanticSearch.Embedding;
using SemanticSearch.Storage;

namespace SemanticSearch.Indexing;

/// <summary>Puts settings and recipes together: settings make the recipe of a new collection, and may not contradict that of another.</summary>
static class CollectionRecipe
{
    // A paragraph of diplomatic prose, and a sentence that links it with the next: see docs/evaluation.md.
    const int DefaultTokens = 160;
    const int DefaultOverlap = 1;
    const bool DefaultContext = true;

    /// <summary>The recipe of a new collection: as the settings ask for, else like another one, if there is one to be like.</summary>
    public static IndexRecipe New(CollectionSettings settings, string modelName, SentenceModel model, IndexRecipe? like) => new(
        modelName,
        model.Fingerprint,
        model.Facts.Dimensions,
        Math.Min(settings.ChunkTokens ?? like?.ChunkTokens ?? DefaultTokens, model.Facts.MaximumTokens),
        settings.ChunkOverlap ?? like?.ChunkOverlap ?? DefaultOverlap,
        settings.ChunkContext ?? like?.ChunkContext ?? DefaultContext);

    /// <summary>How the documents of a collection are cut.</summary>
    public static ChunkingOptions ChunkingOf(IndexRecipe recipe, SentenceModel model) =>
        new(recipe.ChunkTokens - model.PassageOverhead, recipe.ChunkOverlap, recipe.ChunkContext);

    /// <summary>Sees that a collection is cut as the settings ask for, as far as they do.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Conflict"/>: it is cut otherwise.</exception>
    public static void RequireChunking(CollectionSettings settings, Collection collection, SentenceModel model)
    {
        var recipe = collection.Recipe;
        var tokens = settings.ChunkTokens is { } asked ? Math.Min(asked, model.Facts.MaximumTokens) : recipe.ChunkTokens;
        var wanted = recipe with
        {
            ChunkTokens = tokens,
            ChunkOverlap = settings.ChunkOverlap ?? recipe.ChunkOverlap,
            ChunkContext = settings.ChunkContext ?? recipe.ChunkContext,
        };
        if (wanted != recipe)
        {
            throw new SemanticSearchException(
                ErrorKind.Conflict,
                $"collection '{collection.Name}' has {InWords(recipe)}, not {InWords(wanted)} as asked for; "
                + "leave the chunk settings out, or choose another collection");
        }
    }

    static string InWords(IndexRecipe recipe) =>
        $"chunks of {recipe.ChunkTokens} tokens with an overlap of {recipe.ChunkOverlap} and {(recipe.ChunkContext ? "a" : "no")} context";
}
