using System.Globalization;
using System.Security.Cryptography;

namespace SemanticSearch.Embedding.Catalog;

/// <summary>What verification found about one file.</summary>
/// <param name="Name">Name in the model's folder.</param>
/// <param name="Condition">How it compares with the catalog.</param>
/// <param name="Detail">Expected and actual size or hash, to show; empty for a sound or missing file.</param>
public sealed record FileCheck(string Name, FileCondition Condition, string Detail = "")
{
    const int BufferBytes = 128 * 1024;

    /// <summary>Compares name and size only, at the price of one look into the folder.</summary>
    internal static FileCheck OfSize(CatalogFile file, string folder)
    {
        var found = new FileInfo(Path.Combine(folder, file.Name));
        if (!found.Exists)
            return new FileCheck(file.Name, FileCondition.Missing);
        return found.Length == file.Bytes
            ? new FileCheck(file.Name, FileCondition.Sound)
            : new FileCheck(file.Name, FileCondition.WrongSize, string.Create(
                CultureInfo.InvariantCulture, $"expected {file.Bytes:N0} bytes, found {found.Length:N0}"));
    }

    /// <summary>Compares every byte.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: the file cannot be read.</exception>
    internal static async Task<FileCheck> OfContentAsync(CatalogFile file, string folder, CancellationToken cancellationToken)
    {
        if (OfSize(file, folder) is { Condition: not FileCondition.Sound } unsound)
            return unsound;
        var path = Path.Combine(folder, file.Name);
        try
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, useAsync: true);
            var actual = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
            return actual == file.Sha256
                ? new FileCheck(file.Name, FileCondition.Sound)
                : new FileCheck(file.Name, FileCondition.WrongHash, $"expected SHA-256 {file.Sha256}, found {actual}");
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw DiskFailure.Of(e, path);
        }
    }
}
