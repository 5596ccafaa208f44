using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace SemanticSearch.Tests.Support;

/// <summary>Makes PDF files object by object, as wrong as a test wants them.</summary>
sealed class RawPdf
{
    readonly SortedDictionary<int, byte[]> _objects = [];

    /// <summary>A file of one page that shows <c>Hello world</c>; object 1 is the catalog, 2 the page tree, 3 the page, 4 its content,
    /// 5 its font, and 6 its drawing <c>X</c>, which is missing.</summary>
    public RawPdf()
    {
        With(1, "<</Type/Catalog/Pages 2 0 R>>");
        With(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
        With(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>>>");
        Stream(4, Latin("BT /F1 12 Tf 72 700 Td (Hello world) Tj ET"));
        With(5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    }

    public RawPdf With(int number, string content) => With(number, Latin(content));

    public RawPdf With(int number, byte[] content)
    {
        _objects[number] = content;
        return this;
    }

    public RawPdf Stream(int number, byte[] data, string entries = "") =>
        With(number, [.. Latin($"<</Length {data.Length}{entries}>>stream\n"), .. data, .. Latin("\nendstream")]);

    public RawPdf Form(int number, string operations, string resources = "") =>
        Stream(number, Latin(operations), $"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<{resources}>>");

    public byte[] ToBytes(string trailer = "")
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n"u8);
        var offsets = new SortedDictionary<int, long>();
        foreach (var (number, content) in _objects)
        {
            offsets[number] = file.Length;
            file.Write(Latin($"{number} 0 obj\n"));
            file.Write(content);
            file.Write("\nendobj\n"u8);
        }
        var start = file.Length;
        var size = _objects.Keys.Max() + 1;
        file.Write(Latin($"xref\n0 {size}\n0000000000 65535 f \n"));
        for (var number = 1; number < size; number++)
            file.Write(Latin(offsets.TryGetValue(number, out var offset)
                ? string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n")
                : "0000000000 00000 f \n"));
        file.Write(Latin($"trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n"));
        return file.ToArray();
    }

    public static byte[] Compressed(string unit, int repetitions)
    {
        using var file = new MemoryStream();
        using (var zlib = new ZLibStream(file, CompressionLevel.Optimal))
        {
            var block = Latin(string.Concat(Enumerable.Repeat(unit, 1_000)));
            for (var i = 0; i < repetitions / 1_000; i++)
                zlib.Write(block);
        }
        return file.ToArray();
    }

    static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);
}
