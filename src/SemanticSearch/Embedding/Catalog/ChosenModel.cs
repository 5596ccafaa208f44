using System.Text;

namespace SemanticSearch.Embedding.Catalog;

/// <summary>The file that remembers the chosen model: one line of UTF-8 with its lasting name.</summary>
/// <param name="path">Absolute path of the file.</param>
sealed class ChosenModel(string path)
{
    /// <summary>The name in the file, or null if there is no file or no name.</summary>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var name = (await File.ReadAllTextAsync(path, cancellationToken)).Trim();
            return name.Length > 0 ? name : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw DiskFailure.Of(e, path);
        }
    }

    /// <summary>Replaces the name; a reader sees the old one or the new one, also after a power cut.</summary>
    public async Task WriteAsync(string name, CancellationToken cancellationToken)
    {
        // Two processes may choose at once: each writes its own file, and the last rename wins.
        var draft = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write))
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(name + '\n'), cancellationToken);
                stream.Flush(flushToDisk: true);
            }
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw DiskFailure.Of(e, path);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
