namespace SemanticSearch.Embedding.Catalog;

/// <summary>
/// Where one model is put together before it is moved into place: <c>.partial/&lt;id&gt;/</c> of the library's folder, on the same
/// volume as its destination, so that the move is one rename. Held by one pull at a time, of all processes.
/// </summary>
sealed class StagingFolder : IDisposable
{
    readonly FileStream _lock;
    readonly string _folder;

    StagingFolder(FileStream held, string folder)
    {
        _lock = held;
        _folder = folder;
    }

    /// <summary>Takes the staging folder of a model.</summary>
    /// <exception cref="SemanticSearchException">
    /// <see cref="ErrorKind.Conflict"/>: another pull has it. <see cref="ErrorKind.Storage"/>: it cannot be taken.
    /// </exception>
    public static StagingFolder Take(string libraryFolder, string id)
    {
        var folder = Path.Combine(libraryFolder, ".partial", id);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
            // The lock file is never deleted: a pull that waits on a deleted one would not exclude a pull that made a new one.
            return new StagingFolder(new FileStream(folder + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), folder);
        }
        catch (IOException e) when (DiskFailure.IsLocked(e))
        {
            throw new SemanticSearchException(
                ErrorKind.Conflict, $"Model '{id}' is being pulled already; wait for that pull to end, then try again.", e);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw DiskFailure.Of(e, folder);
        }
    }

    /// <summary>Where a file is put while it is incomplete or unchecked.</summary>
    public string PartOf(CatalogFile file) => Path.Combine(_folder, file.Name + ".part");

    /// <summary>Makes the folder if it is missing, and takes over the sound files of a damaged installation, so that they need not be
    /// downloaded again.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: it cannot be written.</exception>
    public void Prepare(IEnumerable<CatalogFile> sound, string installed) => Guard(() =>
    {
        Directory.CreateDirectory(_folder);
        foreach (var file in sound)
            File.Copy(Path.Combine(installed, file.Name), PartOf(file), overwrite: true);
    });

    /// <summary>Moves the complete files, with their <c>model.json</c>, into place in one step, and away what was there.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: they cannot be moved.</exception>
    public void Install(CatalogEntry entry, string destination) => Guard(() =>
    {
        var ready = Empty("ready");
        var old = Empty("old");
        Directory.CreateDirectory(ready);
        // What needs space comes first: should the disk be full, the parts are still where the next pull looks for them.
        using (var description = File.Create(Path.Combine(ready, ModelDescription.FileName)))
        {
            description.Write(ModelDescription.Write(entry));
            description.Flush(flushToDisk: true);
        }
        foreach (var file in entry.Files)
            File.Move(PartOf(file), Path.Combine(ready, file.Name));

        if (Directory.Exists(destination))
            Directory.Move(destination, old);
        Directory.Move(ready, destination);
        Directory.Delete(_folder, recursive: true);
    });

    /// <summary>Lets the next pull have it.</summary>
    public void Dispose() => _lock.Dispose();

    string Empty(string name)
    {
        var folder = Path.Combine(_folder, name);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return folder;
    }

    void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw DiskFailure.Of(e, _folder);
        }
    }
}
