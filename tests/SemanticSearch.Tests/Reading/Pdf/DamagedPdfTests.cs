using SemanticSearch.Reading;
using SemanticSearch.Reading.Pdf;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Reading.Pdf;

/// <summary>Ten thousand damaged files, each made from a good one by a seeded generator, are read or refused, and nothing else.</summary>
public sealed class DamagedPdfTests
{
    static readonly byte[][] Good =
    [
        new RawPdf().ToBytes(),
        new RawPdf().Form(6, "BT /F1 9 Tf 72 600 Td (In a form) Tj ET", "/Font<</F1 5 0 R>>")
            .Stream(4, [.. "BT /F1 12 Tf 72 700 Td [(Hel) -20 (lo)] TJ 0 -14 Td (world.) ' ET "u8,
                .. "q 1 0 0 1 9 9 cm /X Do Q 72 90 m 200 90 l S"u8])
            .With(1, "<</Type/Catalog/Pages 2 0 R/Outlines 8 0 R/PageLabels<</Nums[0<</S/D>>]>>/Lang(en)>>")
            .With(8, "<</First 9 0 R/Count 1>>").With(9, "<</Title(Hello)/Dest[3 0 R/Fit]>>").ToBytes(),
        new RawPdf().Stream(4, RawPdf.Compressed("BT /F1 12 Tf 72 700 Td (Hello world) Tj ET ", 1_000), "/Filter/FlateDecode")
            .ToBytes(),
        new PdfPages().Page().Lines(72, 700, "A line of text that is long enough.", "Another one.").Page()
            .Lines(72, 700, "The end.").ToBytes(),
    ];

    [Fact]
    public void Damaged_files_are_read_or_refused()
    {
        var random = new Random(20260514);
        var (format, refused) = (new PdfFormat(), 0);
        for (var i = 0; i < Fuzz.Inputs; i++)
        {
            var content = new DocumentContent("some.pdf", "some.pdf", null, Damaged(random));
            try
            {
                Assert.NotNull(format.Read(content, TestContext.Current.CancellationToken).Text);
            }
            catch (SemanticSearchException e)
            {
                Assert.Equal(ErrorKind.UnreadableDocument, e.Kind);
                Assert.DoesNotContain('\n', e.Message);
                refused++;
            }
        }

        Assert.InRange(refused, 1, Fuzz.Inputs - 1);
    }

    static byte[] Damaged(Random random)
    {
        var file = Good[random.Next(Good.Length)].ToList();
        for (var change = random.Next(1, 6); change > 0; change--)
            Damage(file, random);
        return [.. file];
    }

    static void Damage(List<byte> file, Random random)
    {
        var at = random.Next(9, Math.Max(10, file.Count - 1));
        var length = Math.Min(random.Next(1, 60), Math.Max(0, file.Count - at));
        switch (random.Next(6))
        {
            case 0 when at < file.Count:
                file[at] = (byte)random.Next(256);
                break;
            case 1:
                file.RemoveRange(Math.Min(at, file.Count), length);
                break;
            case 2 when at < file.Count:
                file.InsertRange(at, file.GetRange(at, length));
                break;
            case 3:
                var other = Good[random.Next(Good.Length)];
                var from = random.Next(other.Length - 60);
                file.InsertRange(Math.Min(at, file.Count), other[from..(from + 60)]);
                break;
            case 4 when random.Next(8) == 0:
                file.RemoveRange(Math.Min(at, file.Count), Math.Max(0, file.Count - at));
                break;
            default:
                ChangeNumber(file, at, random);
                break;
        }
    }

    static void ChangeNumber(List<byte> file, int from, Random random)
    {
        var at = file.FindIndex(Math.Min(from, file.Count), b => b is >= (byte)'0' and <= (byte)'9');
        if (at < 0)
            return;
        string[] numbers = ["0", "-1", "1", "2", "3", "4", "7", "65536", "99999", "2147483647", "99999999999", "1e9", "0.5"];
        file.RemoveAt(at);
        file.InsertRange(at, System.Text.Encoding.ASCII.GetBytes(numbers[random.Next(numbers.Length)]));
    }
}
