namespace Tocsin.GoTemplates.Formatting;

/// <summary>What stands between <c>%</c> and the verb.</summary>
internal struct FormatFlags()
{
    /// <summary>Characters (code points); -1 where none is given.</summary>
    public int Width = -1;

    /// <summary>-1 where none is given.</summary>
    public int Precision = -1;

    public bool Minus;
    public bool Plus;
    public bool Sharp;
    public bool Space;
    public bool Zero;

    /// <summary><c>%+v</c>: structs with the names of their fields. The plus itself is cleared then.</summary>
    public bool PlusV;

    /// <summary><c>%#v</c>: values as Go source. The sharp itself is cleared then.</summary>
    public bool SharpV;

    /// <summary>Zeros only ever pad on the left.</summary>
    public readonly bool PadsWithZeros => Zero && !Minus;

    /// <summary>With <c>%v</c> two flags mean something else.</summary>
    public void MarkValueVerb() => (SharpV, Sharp, PlusV, Plus) = (Sharp, false, Plus, false);
}
