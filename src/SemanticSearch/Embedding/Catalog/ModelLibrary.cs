namespace SemanticSearch.Embedding.Catalog;

/// <summary>
/// The models on this machine: the built-in one, those pulled into <c>models/&lt;id&gt;/</c> of the data folder, and the user's own
/// folders; and which of them is chosen. Holds no state, so it is safe from any thread and sees what other processes do.
/// </summary>
public sealed class ModelLibrary
{
    /// <summary>The name of the model that ships with the program.</summary>
    public const string BuiltIn = "built-in";

    readonly ChosenModel _chosen;

    /// <summary>Opens the library of a data folder, which need not exist yet.</summary>
    public ModelLibrary(ModelCatalog catalog, string dataFolder)
    {
        Catalog = catalog;
        Folder = Path.GetFullPath(Path.Combine(dataFolder, "models"));
        _chosen = new ChosenModel(Path.GetFullPath(Path.Combine(dataFolder, "model.txt")));
    }

    /// <summary>The models that can be pulled.</summary>
    public ModelCatalog Catalog { get; }

    /// <summary>Absolute path of the folder that holds a folder a pulled model.</summary>
    public string Folder { get; }

    /// <summary>Absolute path of the folder of the built-in model.</summary>
    public static string BuiltInFolder => Path.Combine(AppContext.BaseDirectory, "models", BuiltIn);

    /// <summary>Absolute path of the folder that a catalog model has once it is pulled.</summary>
    public string FolderOf(CatalogEntry entry) => Path.Combine(Folder, entry.Id);

    /// <summary>The built-in model, then those of the catalog; looks at names and sizes only.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: the data folder cannot be read.</exception>
    public async Task<IReadOnlyList<LibraryModel>> ListAsync(CancellationToken cancellationToken = default)
    {
        var chosen = await ChosenAsync(cancellationToken) ?? BuiltIn;
        var builtIn = File.Exists(Path.Combine(BuiltInFolder, ModelFiles.Network)) ? ModelState.Installed : ModelState.NotInstalled;
        return
        [
            new LibraryModel(BuiltIn, null, BuiltInFolder, builtIn, chosen == BuiltIn),
            .. Catalog.Entries.Select(entry =>
                new LibraryModel(entry.Id, entry, FolderOf(entry), StateOf(entry), entry == Catalog.Find(chosen))),
        ];
    }

    /// <summary>Whether a catalog model is there, as far as names and sizes tell.</summary>
    public ModelState StateOf(CatalogEntry entry)
    {
        var folder = FolderOf(entry);
        if (!Directory.Exists(folder))
            return ModelState.NotInstalled;
        // The size of model.json is left out: a program with a corrected entry must still start with the model it has.
        return entry.Files.All(file => FileCheck.OfSize(file, folder).Condition == FileCondition.Sound)
            && File.Exists(Path.Combine(folder, ModelDescription.FileName))
            ? ModelState.Installed
            : ModelState.Damaged;
    }

    /// <summary>Reads every byte of a catalog model and compares it with the catalog; of a model that is not there, every file is
    /// missing.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: a file cannot be read.</exception>
    public async Task<ModelCheck> VerifyAsync(CatalogEntry entry, CancellationToken cancellationToken = default)
    {
        var folder = FolderOf(entry);
        var checks = new List<FileCheck>();
        foreach (var file in entry.Files.Append(ModelDescription.Expected(entry)))
            checks.Add(await FileCheck.OfContentAsync(file, folder, cancellationToken));
        return new ModelCheck(entry.Id, folder, checks);
    }

    /// <summary>
    /// Finds the model that a setting or an argument names. In this order: an empty text is the chosen model, or else the built-in one;
    /// <c>built-in</c> is the model that ships; an id of the catalog is the pulled model, even where the
    /// current folder has one of that name (write <c>./id</c> for that); anything else is the path of a model folder.
    /// <c>built-in</c> and ids are read without regard to case.
    /// </summary>
    /// <exception cref="SemanticSearchException">
    /// <see cref="ErrorKind.UnusableModel"/>: it is not there; the message says what was tried and what to do.
    /// </exception>
    public async Task<ModelLocation> ResolveAsync(string reference, CancellationToken cancellationToken = default) =>
        Locate(string.IsNullOrWhiteSpace(reference) ? await ChosenAsync(cancellationToken) ?? BuiltIn : reference);

    /// <summary>The model that <see cref="UseAsync"/> chose last, by its lasting name, or null if none was chosen.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: the choice cannot be read.</exception>
    public Task<string?> ChosenAsync(CancellationToken cancellationToken = default) => _chosen.ReadAsync(cancellationToken);

    /// <summary>
    /// Remembers a model, named as for <see cref="ResolveAsync"/>, as that of new collections. Collections that are there keep theirs.
    /// </summary>
    /// <exception cref="SemanticSearchException">
    /// <see cref="ErrorKind.UnusableModel"/>: it is not there, or is a reranker of the catalog. <see cref="ErrorKind.Storage"/>: the choice
    /// cannot be written.
    /// </exception>
    public async Task<ModelLocation> UseAsync(string reference, CancellationToken cancellationToken = default)
    {
        var location = await ResolveAsync(reference, cancellationToken);
        if (Catalog.Find(location.Name) is { Kind: not ModelKind.Embedding } entry)
            throw Unusable(ModelDeclaration.OtherKind(entry.Id, ModelKind.Embedding));
        await _chosen.WriteAsync(location.Name, cancellationToken);
        return location;
    }

    ModelLocation Locate(string reference)
    {
        if (reference.Equals(BuiltIn, StringComparison.OrdinalIgnoreCase))
            return LocateBuiltIn();
        return Catalog.Find(reference) is { } entry ? LocatePulled(entry) : LocateFolder(reference);
    }

    static ModelLocation LocateBuiltIn() => File.Exists(Path.Combine(BuiltInFolder, ModelFiles.Network))
        ? new ModelLocation(BuiltIn, BuiltInFolder)
        : throw Unusable($"The built-in model is not in {BuiltInFolder}; install SemanticSearch again, or pull another model.");

    ModelLocation LocatePulled(CatalogEntry entry) => StateOf(entry) switch
    {
        ModelState.Installed => new ModelLocation(entry.Id, FolderOf(entry)),
        ModelState.Damaged => throw Unusable($"Model '{entry.Id}' is damaged; repair it with: semsearch models pull {entry.Id}"),
        _ => throw Unusable($"Model '{entry.Id}' is not installed; get it with: semsearch models pull {entry.Id}"),
    };

    ModelLocation LocateFolder(string reference)
    {
        var folder = Path.GetFullPath(reference);
        if (File.Exists(Path.Combine(folder, ModelFiles.Network)))
            return new ModelLocation(folder, folder);
        var missing = Directory.Exists(folder) ? $"{folder} holds no {ModelFiles.Network}" : $"{folder} is not a folder";
        var ids = string.Join(", ", Catalog.Entries.Select(entry => entry.Id));
        throw Unusable($"There is no model '{reference}': it is not '{BuiltIn}', nor in the catalog ({ids}), and {missing}.");
    }

    static SemanticSearchException Unusable(string message) => new(ErrorKind.UnusableModel, message);
}
