namespace SemanticSearch.Reading.Archives;

/// <summary>Reads an entry into memory, up to the size of a document.</summary>
static class BoundedBytes
{
    /// <summary>The bytes of a stream to its end.</summary>
    /// <exception cref="ContainerException">There are more than <see cref="ArchiveBudget.EntryBytes"/>.</exception>
    public static byte[] Read(Stream stream, ArchiveBudget budget, CancellationToken cancellationToken)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (bytes.Length + read > budget.EntryBytes)
                throw new ContainerException(budget.TooLarge);
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }
}
