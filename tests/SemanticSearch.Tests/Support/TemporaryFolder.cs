namespace SemanticSearch.Tests.Support;

/// <summary>A folder of its own for one test, deleted with everything in it afterwards.</summary>
sealed class TemporaryFolder : IDisposable
{
    /// <summary>The folder's absolute path.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("semsearch-test-").FullName;

    /// <summary>The absolute path of something in the folder.</summary>
    public string this[string name] => Path.Combine(Root, name);

    /// <summary>Writes a text file, its folders made on the way, and returns its path.</summary>
    public string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
        return this[name];
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Root, recursive: true);
}
