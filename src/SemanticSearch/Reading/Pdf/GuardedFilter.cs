using System.IO.Compression;
using System.Runtime.InteropServices;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace SemanticSearch.Reading.Pdf;

/// <summary>A decoder that measures what will come out before it lets the library hold it in memory.</summary>
sealed class GuardedFilter(IFilter filter, PdfBudget budget) : IFilter
{
    // RFC 1951: 258 bytes from two bits at best.
    const int FlateRatio = 1032;

    // Codes of 12 bits stand for up to 4,096 bytes, and for half of that on average at best.
    const int LzwRatio = 1366;

    const int MaximumRowBytes = 1 << 20;

    static readonly NameToken[] RowParameters = [NameToken.Columns, NameToken.Colors, NameToken.BitsPerComponent];

    public bool IsSupported => filter.IsSupported;

    public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
    {
        budget.Now();
        RequireModestRows(streamDictionary);
        var limit = PdfBudget.LimitOf(input.Length);
        if (filter is FlateFilter && (long)input.Length * FlateRatio > limit)
            MeasureFlate(input, limit);
        else if (filter is LzwFilter && (long)input.Length * LzwRatio > limit)
            LzwLength.Measure(input.Span, limit, budget);
        var output = filter.Decode(input, streamDictionary, filterProvider, filterIndex);
        budget.Decode(output.Length, limit);
        return streamDictionary.TryGet(NameToken.Type, out var type) && type is NameToken { Data: "ObjStm" }
            ? FileCheck.PrepareObjects(
                output, Number(streamDictionary, NameToken.N), Number(streamDictionary, NameToken.First), budget)
            : output;
    }

    void MeasureFlate(Memory<byte> input, long limit)
    {
        const int HeaderBytes = 2;
        if (!MemoryMarshal.TryGetArray<byte>(input, out var array) || array.Count <= HeaderBytes)
            return;
        using var compressed = new MemoryStream(array.Array!, array.Offset + HeaderBytes, array.Count - HeaderBytes, writable: false);
        using var inflated = new DeflateStream(compressed, CompressionMode.Decompress);
        var buffer = new byte[1 << 16];
        long length = 0;
        try
        {
            int read;
            while ((read = inflated.Read(buffer)) > 0)
                if ((length += read) > limit)
                    budget.Decode(length, limit);
        }
        catch (InvalidDataException)
        {
            // Damaged from here on; the library keeps what came before.
        }
    }

    // A row of a predictor is held in memory whatever the data are.
    void RequireModestRows(DictionaryToken dictionary)
    {
        foreach (var name in (NameToken[])[NameToken.DecodeParms, NameToken.Dp])
        {
            if (!dictionary.TryGet(name, out var token))
                continue;
            foreach (var parameters in token is ArrayToken array ? array.Data : [token])
                if (parameters is DictionaryToken row && RowBits(row) > MaximumRowBytes * 8.0)
                    budget.Refuse("has a compressed part with rows of absurd length");
        }
    }

    static int Number(DictionaryToken dictionary, NameToken name) =>
        dictionary.TryGet(name, out var token) && token is NumericToken number ? number.Int : 0;

    static double RowBits(DictionaryToken parameters) => RowParameters.Aggregate(
        1.0,
        (bits, name) => bits * Math.Max(1, parameters.TryGet(name, out var token) && token is NumericToken n ? Math.Abs(n.Double) : 1));
}
