namespace SemanticSearch.Reading.Recognition;

/// <summary>How sure a label at the start of a line is one of a speaker, by its form alone.</summary>
enum SpeakerLabelForm
{
    /// <summary>Nothing else looks like it: <c>Mr. Smith (Ireland):</c>, <c>The President (spoke in French):</c>.</summary>
    Certain,

    /// <summary>A form of address with a name, or an office: <c>Ms. Psaki:</c>, <c>The Secretary-General:</c>.</summary>
    Address,

    /// <summary>A title with a name, as lists have them too: <c>Secretary Kissinger:</c>.</summary>
    Title,

    /// <summary>A part in a conversation: <c>QUESTION:</c>, <c>Q</c>, <c>Interviewer:</c>.</summary>
    Part,

    /// <summary>A name alone, or its initial: <c>Dulles:</c>, <c>K:</c>.</summary>
    Bare,
}
