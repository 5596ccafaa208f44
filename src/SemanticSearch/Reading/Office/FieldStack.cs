namespace SemanticSearch.Reading.Office;

/// <summary>
/// The open complex fields of a DOCX file (ECMA-376 part 1, 17.16.18): what stands between a field's begin and its separator instructs,
/// and only what follows is shown.
/// </summary>
sealed class FieldStack
{
    readonly Stack<bool> _instructs = new();
    int _instructing;

    /// <summary>Whether what is read now is an instruction.</summary>
    public bool IsInstruction => _instructing > 0;

    /// <summary>A field's mark is met.</summary>
    public void Meet(string? mark)
    {
        switch (mark)
        {
            case "begin":
                _instructs.Push(true);
                _instructing++;
                break;
            case "separate" when _instructs.TryPeek(out var instructs) && instructs:
                _instructs.Pop();
                _instructs.Push(false);
                _instructing--;
                break;
            case "end" when _instructs.TryPop(out var instructed):
                _instructing -= instructed ? 1 : 0;
                break;
        }
    }

    /// <summary>Forgets the fields that have not come to their result: one never closed would swallow the rest of the text.</summary>
    public void ForgetInstructions()
    {
        while (_instructing > 0)
            _instructing -= _instructs.Pop() ? 1 : 0;
    }
}
