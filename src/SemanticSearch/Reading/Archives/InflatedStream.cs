namespace SemanticSearch.Reading.Archives;

/// <summary>Unpacked bytes, counted against a budget and against the packed bytes that they came from.</summary>
/// <param name="inflated">The unpacked bytes; disposed with this.</param>
/// <param name="packedBytes">How many packed bytes were read so far.</param>
/// <param name="budget">What may still be unpacked.</param>
sealed class InflatedStream(Stream inflated, Func<long> packedBytes, ArchiveBudget budget) : ReadOnlyStream
{
    // Prose shrinks to a third or a tenth. What is said over and over shrinks more, but little of it is small anyway.
    const int MaximumRatio = 200;
    const int FreeBytes = 1 << 20;

    /// <inheritdoc/>
    /// <exception cref="ContainerException">There are too many, or they are damaged.</exception>
    protected override int ReadBytes(Span<byte> buffer)
    {
        var read = ReadInflated(buffer);
        budget.TakeBytes(read);
        if (Position + read > FreeBytes && (Position + read) / MaximumRatio > packedBytes())
        {
            throw new ContainerException(
                $"unpacks to more than {MaximumRatio} times its size, as only an attack does; unpack it by hand if you trust it")
            {
                EndsAll = true,
            };
        }
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inflated.Dispose();
        base.Dispose(disposing);
    }

    int ReadInflated(Span<byte> buffer)
    {
        try
        {
            return inflated.Read(buffer);
        }
        catch (Exception e) when (e is not (OperationCanceledException or ContainerException or OutOfMemoryException))
        {
            // Decompressors tell of damage in a dozen ways, down to indexes that are out of range.
            throw new ContainerException(
                $"is damaged and cannot be unpacked further ({e.Message.TrimEnd('.')}); fetch or pack it again", e);
        }
    }
}
