using SemanticSearch.Embedding;
using SemanticSearch.Embedding.Catalog;

namespace SemanticSearch.Api.OpenAi;

/// <summary>The embedding models that callers may name: those of the library that are installed, and no folders of the disk.</summary>
static class EmbeddingModels
{
    public static async Task<IReadOnlyList<string>> ListAsync(LoadedModels models, CancellationToken cancellationToken)
    {
        var library = await models.OpenLibraryAsync(cancellationToken);
        return [.. (await library.ListAsync(cancellationToken)).Where(IsUsable).Select(model => model.Id)];
    }

    /// <summary>Loads a model that is listed.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: it is not; <see cref="ErrorKind.UnusableModel"/>: it cannot be
    /// loaded.</exception>
    public static async Task<NamedModel> GetAsync(LoadedModels models, string name, CancellationToken cancellationToken)
    {
        var names = await ListAsync(models, cancellationToken);
        return names.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known
            ? await models.GetAsync(known, cancellationToken)
            : throw new SemanticSearchException(
                ErrorKind.NotFound, $"there is no embedding model '{name}' here; there is {string.Join(", ", names)}");
    }

    static bool IsUsable(LibraryModel model) =>
        model.State == ModelState.Installed && model.Entry is null or { Kind: ModelKind.Embedding };
}
