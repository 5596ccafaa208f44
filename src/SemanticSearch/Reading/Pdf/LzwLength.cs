namespace SemanticSearch.Reading.Pdf;

/// <summary>How long the output of LZW will be (ISO 32000-1, 7.4.4), without making it.</summary>
static class LzwLength
{
    const int ClearTable = 256;
    const int EndOfData = 257;
    const int FirstEntry = 258;
    const int MaximumEntries = 4096;

    /// <summary>Refuses data whose output is longer than <paramref name="limit"/> bytes.</summary>
    public static void Measure(ReadOnlySpan<byte> data, long limit, PdfBudget budget)
    {
        Span<int> lengths = stackalloc int[MaximumEntries];
        lengths[..ClearTable].Fill(1);
        var (next, previous, width, bits, buffer, total) = (FirstEntry, 0, 9, 0, 0, 0L);
        foreach (var octet in data)
        {
            buffer = ((buffer << 8) | octet) & 0xFFFFFF;
            bits += 8;
            if (bits < width)
                continue;
            bits -= width;
            var code = (buffer >> bits) & ((1 << width) - 1);
            if (code == EndOfData)
                return;
            if (code == ClearTable)
            {
                (next, previous, width) = (FirstEntry, 0, 9);
                continue;
            }
            if (previous > 0 && next < MaximumEntries)
                lengths[next++] = previous + 1;
            previous = code < next ? lengths[code] : 1;
            total += previous;
            if (total > limit)
                budget.Decode(total, limit);
            width = next switch { < 511 => 9, < 1023 => 10, < 2047 => 11, _ => 12 };
        }
    }
}
