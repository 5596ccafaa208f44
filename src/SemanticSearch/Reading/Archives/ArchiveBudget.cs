namespace SemanticSearch.Reading.Archives;

/// <summary>What a container, with all that is nested in it, may still take. Used by one thread at a time.</summary>
sealed class ArchiveBudget(SemanticSearchOptions options)
{
    long _bytes;
    int _entries;

    /// <summary>The largest entry that is read as a document or kept in memory, in bytes.</summary>
    public long EntryBytes => options.MaximumDocumentBytes;

    /// <summary>The most that may be unpacked or read of a table, in bytes.</summary>
    public long TotalBytes => options.MaximumArchiveBytes;

    /// <summary>Takes note of bytes that were unpacked.</summary>
    /// <exception cref="ContainerException">There are more than allowed.</exception>
    public void TakeBytes(int count)
    {
        if ((_bytes += count) > options.MaximumArchiveBytes)
        {
            throw new ContainerException(
                $"unpacks to more than {options.MaximumArchiveBytes} bytes; unpack it and index the folder, or raise "
                + $"{SemanticSearchOptions.Section}:{nameof(SemanticSearchOptions.MaximumArchiveBytes)}")
            { EndsAll = true };
        }
    }

    /// <summary>Takes note of an entry.</summary>
    /// <exception cref="ContainerException">There are more than allowed.</exception>
    public void TakeEntry()
    {
        if (++_entries > options.MaximumArchiveEntries)
            throw TooManyEntries();
    }

    /// <summary>Refuses an archive that says it has more entries than allowed.</summary>
    /// <exception cref="ContainerException">It has.</exception>
    public void RequireEntries(long count)
    {
        if (count > options.MaximumArchiveEntries - _entries)
            throw TooManyEntries();
    }

    /// <summary>What is wrong with an entry over <see cref="EntryBytes"/>.</summary>
    public string TooLarge =>
        $"is larger than the limit of {EntryBytes} bytes; split it, or raise {SemanticSearchOptions.Section}:"
        + nameof(SemanticSearchOptions.MaximumDocumentBytes);

    ContainerException TooManyEntries() => new(
        $"has more than {options.MaximumArchiveEntries} entries; unpack it and index the folder, or raise "
        + $"{SemanticSearchOptions.Section}:{nameof(SemanticSearchOptions.MaximumArchiveEntries)}")
    { EndsAll = true };
}
