using System.Text;

namespace SemanticSearch.Reading.Office;

/// <summary>What <see cref="DocxWalker"/> knows of the paragraph it is in; a text box within it has its own.</summary>
sealed class DocxFlow
{
    /// <summary>Whether a paragraph is open.</summary>
    public bool InParagraph { get; private set; }

    /// <summary>Whether it is being written already, its properties being known.</summary>
    public bool IsBegun { get; set; }

    /// <summary>Id of its style, or null.</summary>
    public string? Style { get; set; }

    /// <summary>Outline level as the paragraph itself says, from 0, or null.</summary>
    public int? OutlineLevel { get; set; }

    /// <summary>Numbering as the paragraph itself says, or null.</summary>
    public int? NumberingId { get; set; }

    /// <summary>Level of the numbering as the paragraph itself says, or null.</summary>
    public int? NumberingLevel { get; set; }

    /// <summary>Whether the mark that ends it is deleted, so that it runs on into the next.</summary>
    public bool IsMarkDeleted { get; set; }

    /// <summary>Whether the mark that ends it is hidden.</summary>
    public bool IsMarkHidden { get; set; }

    /// <summary>Whether a section ends with it.</summary>
    public bool EndsSection { get; set; }

    /// <summary>Whether its style hides its text.</summary>
    public bool IsHidden { get; set; }

    /// <summary>Whether the open run is hidden.</summary>
    public bool IsRunHidden { get; set; }

    /// <summary>The open fields.</summary>
    public FieldStack Fields { get; } = new();

    /// <summary>The mark of a note that brings its own, as far as it is read, or null.</summary>
    public StringBuilder? NoteMark { get; set; }

    /// <summary>The note that brings its own mark.</summary>
    public (string Id, NoteKind Kind) MarkedNote { get; set; }

    /// <summary>Whether what is read now is shown.</summary>
    public bool IsVisible => !IsRunHidden && !Fields.IsInstruction;

    /// <summary>A paragraph begins.</summary>
    public void Begin()
    {
        (InParagraph, IsBegun) = (true, false);
        (Style, OutlineLevel, NumberingId, NumberingLevel) = (null, null, null, null);
        (IsMarkDeleted, IsMarkHidden, EndsSection, IsHidden, IsRunHidden) = (false, false, false, false, false);
        NoteMark = null;
    }

    /// <summary>The paragraph ends.</summary>
    public void End()
    {
        InParagraph = false;
        Fields.ForgetInstructions();
    }
}
