using System.Xml.Linq;
using SemanticSearch.Tests.Support;
using static SemanticSearch.Tests.Support.OfficeFiles;

namespace SemanticSearch.Tests.Reading.Office;

/// <summary>Whatever happens to a file, it is read, or refused with the error for that.</summary>
public class OfficeFuzzTests
{
    const string Body = """
        <w:p><w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/><w:del/>
          </w:rPr></w:pPr>
          <w:r><w:rPr><w:vanish/></w:rPr><w:t>Head</w:t><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>*</w:t></w:r></w:p>
        <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF</w:instrText></w:r><w:r>
          <w:fldChar w:fldCharType="separate"/></w:r>
          <w:r><w:t>shown</w:t><w:sym w:font="Symbol" w:char="F061"/><w:lastRenderedPageBreak/><w:br/></w:r><w:r>
            <w:fldChar w:fldCharType="end"/></w:r>
          <mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p>
            </w:txbxContent></mc:Choice><mc:Fallback/></mc:AlternateContent></w:p>
        <w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:trPr><w:ins/></w:trPr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p>
          </w:tc>
          <w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>inner</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>
        <w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent><w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p></w:sdtContent></w:sdt>
        <w:sectPr><w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr></w:sectPr>
        """;

    const string OdtBody = """
        <text:h text:outline-level="1">Head</text:h>
        <text:p text:style-name="P1">A<text:span text:style-name="T1">b</text:span><text:soft-page-break/>
          <text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Note</text:p>
            </text:note-body></text:note></text:p>
        <text:list xml:id="a" text:style-name="L1" text:continue-numbering="true"><text:list-item text:start-value="4"><text:p>one</text:p>
          <text:list><text:list-item><text:p>deep</text:p></text:list-item></text:list></text:list-item></text:list>
        <table:table><table:table-column table:number-columns-repeated="2"/><table:table-row>
          <table:table-cell table:number-columns-spanned="2">
          <text:p>cell</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>
        <text:p><draw:frame><draw:text-box><text:p>Box</text:p>
          </draw:text-box></draw:frame><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math></text:p>
        """;

    static readonly Dictionary<string, string> Docx = DocxParts(
        Body,
        ("styles", "<w:style w:styleId='Heading1'><w:name w:val='heading 1'/><w:basedOn w:val='Heading1'/></w:style>"),
        ("numbering", "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperRoman'/>"
            + "<w:lvlText w:val='%1.%2'/></w:lvl>"
            + "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"),
        ("footnotes", "<w:footnote w:id='1'><w:p><w:r><w:t>Note</w:t></w:r></w:p></w:footnote>"));

    static readonly Dictionary<string, string> Odt = OdtParts(
        OdtBody,
        "<style:style style:name='T1' style:family='text'><style:text-properties text:display='none'/></style:style>"
        + "<text:list-style style:name='L1'><text:list-level-style-number text:level='1' style:num-format='a' text:display-levels='1'/>"
        + "</text:list-style>",
        "<text:outline-style><text:outline-level-style text:level='1' style:num-format='I'/></text:outline-style>",
        "<dc:title>Title</dc:title><meta:user-defined meta:name='x'>y</meta:user-defined>");

    [Theory]
    [InlineData("a.docx")]
    [InlineData("a.odt")]
    public async Task Changed_bytes_are_read_or_refused(string name)
    {
        var random = new Random(20_260_731);
        var sample = Zip(name == "a.docx" ? Docx : Odt);
        for (var i = 0; i < Fuzz.Inputs / 2; i++)
        {
            var bytes = sample.ToArray();
            for (var changes = random.Next(1, 8); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            await ReadOrRefuse(name, random.Next(8) == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
        }
    }

    [Theory]
    [InlineData("a.docx")]
    [InlineData("a.odt")]
    public async Task Changed_parts_are_read_or_refused(string name)
    {
        var random = new Random(20_260_801);
        var sample = name == "a.docx" ? Docx : Odt;
        var names = sample.Keys.Where(part => sample[part].StartsWith('<')).Order(StringComparer.Ordinal).ToArray();
        for (var i = 0; i < Fuzz.Inputs / 2; i++)
        {
            var parts = new Dictionary<string, string>(sample);
            var part = random.Next(3) == 0 ? names[random.Next(names.Length)] : name == "a.docx" ? "word/document.xml" : "content.xml";
            parts[part] = random.Next(4) == 0 ? ChangeText(parts[part], random) : ChangeTree(parts[part], random);
            await ReadOrRefuse(name, Zip(parts));
        }
    }

    static string ChangeText(string xml, Random random)
    {
        var at = random.Next(xml.Length);
        var length = random.Next(Math.Min(40, xml.Length - at));
        return random.Next(3) switch
        {
            0 => xml.Remove(at, length),
            1 => xml.Insert(random.Next(xml.Length), xml.Substring(at, length)),
            _ => xml[..at] + (char)random.Next(1, 0x3000) + xml[(at + 1)..],
        };
    }

    static string ChangeTree(string xml, Random random)
    {
        var root = XElement.Parse(xml, LoadOptions.PreserveWhitespace);
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            var all = root.Descendants().ToList();
            if (all.Count == 0)
                break;
            var one = all[random.Next(all.Count)];
            var other = all[random.Next(all.Count)];
            switch (random.Next(6))
            {
                case 0:
                    one.Remove();
                    break;
                case 1:
                    other.Add(new XElement(one));
                    break;
                case 2:
                    one.AddBeforeSelf(new XElement(other));
                    break;
                case 3:
                    one.Name = other.Name;
                    break;
                case 4:
                    one.ReplaceWith(one.Nodes());
                    break;
                default:
                    foreach (var attribute in one.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
                        attribute.Value = random.Next(3) == 0 ? "" : random.Next(-5,
                            int.MaxValue).ToString(System.Globalization.CultureInfo.InvariantCulture);
                    break;
            }
        }
        return root.ToString(SaveOptions.DisableFormatting);
    }

    static async Task ReadOrRefuse(string name, byte[] bytes)
    {
        try
        {
            var (document, _) = await Some.Reader().ReadAsync(Some.Source(name, bytes), TestContext.Current.CancellationToken);
            var end = 0;
            Assert.All(document.Structure.Blocks, block =>
            {
                Assert.InRange(block.Start, end, block.End);
                end = block.End;
            });
            Assert.InRange(end, 0, document.Text.Length);
            Assert.All(document.Structure.Notes, note => Assert.StartsWith($"[{note.Label}]", document.Text[note.Start..note.End],
                StringComparison.Ordinal));
            Assert.All(document.Structure.Sections, section => Assert.InRange(section.End, section.Start, document.Text.Length));
        }
        catch (SemanticSearchException e)
        {
            Assert.Equal(ErrorKind.UnreadableDocument, e.Kind);
        }
    }
}
