using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace SemanticSearch.Maintenance;

/// <summary>A backup: a zip file of the index and its manifest.</summary>
static class BackupFile
{
    const string IndexEntry = "index.db";
    const string ManifestEntry = "manifest.json";

    /// <summary>Packs an index into a file that appears under its name when it is whole and on disk.</summary>
    /// <param name="path">The file.</param>
    /// <param name="index">The index; nobody may write to it.</param>
    /// <param name="describe">Makes the manifest of its length and hash.</param>
    /// <param name="cancellationToken">Ends the packing.</param>
    public static async Task<BackupManifest> PackAsync(
        string path, string index, Func<long, string, BackupManifest> describe, CancellationToken cancellationToken)
    {
        using var partial = PartialFile.For(path);
        BackupManifest manifest;
        await using (var file = new FileStream(partial.Path, FileMode.Open, FileAccess.Write))
        {
            await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            {
                await using (var source = File.OpenRead(index))
                await using (var target = await zip.CreateEntry(IndexEntry, CompressionLevel.Fastest).OpenAsync(cancellationToken))
                {
                    var (bytes, hash) = await CopyAsync(index, source, target, cancellationToken);
                    manifest = describe(bytes, hash);
                }
                Failpoint.Reach(Failpoint.MidBackup);
                await using var entry = await zip.CreateEntry(ManifestEntry).OpenAsync(cancellationToken);
                await JsonSerializer.SerializeAsync(entry, manifest, JsonSerializerOptions.Web, cancellationToken);
            }
            file.Flush(flushToDisk: true);
        }
        partial.MoveTo(path, overwrite: false);
        return manifest;
    }

    /// <summary>Unpacks the index and sees that it is the one that was packed.</summary>
    /// <param name="path">The backup.</param>
    /// <param name="index">The file to unpack into, which is there.</param>
    /// <param name="newestFormat">The newest format that can be opened.</param>
    /// <param name="requireRoom">Sees that there is room for so many bytes.</param>
    /// <param name="cancellationToken">Ends the unpacking.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: the file is no backup, or is damaged.</exception>
    /// <exception cref="IOException">The index cannot be written.</exception>
    public static async Task<BackupManifest> UnpackAsync(
        string path, string index, int newestFormat, Action<long> requireRoom, CancellationToken cancellationToken)
    {
        try
        {
            await using var zip = await ReadingAsync(path, () => ZipFile.OpenReadAsync(path, cancellationToken));
            if (zip.GetEntry(ManifestEntry) is not { } manifestEntry || zip.GetEntry(IndexEntry) is not { } indexEntry)
                throw Bad(path, "is no backup");
            var manifest = await ReadingAsync(path, () => ReadManifestAsync(manifestEntry, cancellationToken))
                ?? throw Bad(path, "has an empty manifest");
            if (manifest.Format > newestFormat)
                throw Bad(path, $"has format {manifest.Format}, newer than the {newestFormat} that this version of the program reads");
            requireRoom(manifest.Bytes);
            await using var source = await ReadingAsync(path, () => indexEntry.OpenAsync(cancellationToken));
            await using var target = new FileStream(index, FileMode.Open, FileAccess.Write);
            var (bytes, hash) = await CopyAsync(path, source, target, cancellationToken);
            target.Flush(flushToDisk: true);
            return bytes == manifest.Bytes && hash == manifest.Sha256 ? manifest : throw Bad(path, "is damaged: its hash is another");
        }
        catch (Exception e) when (e is InvalidDataException or JsonException)
        {
            throw Bad(path, $"cannot be read ({e.Message})", e);
        }
    }

    static async Task<BackupManifest?> ReadManifestAsync(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        await using var description = await entry.OpenAsync(cancellationToken);
        return await JsonSerializer.DeserializeAsync<BackupManifest>(description, JsonSerializerOptions.Web, cancellationToken);
    }

    static async Task<(long Bytes, string Hash)> CopyAsync(string from, Stream source, Stream target, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        var bytes = 0L;
        while (await ReadingAsync(from, () => source.ReadAsync(buffer, cancellationToken).AsTask()) is > 0 and var read)
        {
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            bytes += read;
        }
        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    // What is read and what is written may both fail, and only one of them is to blame.
    static async Task<T> ReadingAsync<T>(string path, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Bad(path, $"cannot be read ({e.Message.TrimEnd('.')})", e);
        }
    }

    static SemanticSearchException Bad(string path, string why, Exception? cause = null) =>
        new(ErrorKind.InvalidRequest, $"the backup '{path}' {why}", cause);
}
