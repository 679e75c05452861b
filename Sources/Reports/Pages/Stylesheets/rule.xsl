<?xml version="1.0" encoding="UTF-8"?>
<!-- One rule: how often it was kept and broken, by whom, and calls that show it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:p="urn:hotline:page:1" xmlns:s="urn:hotline:scorecard:1" xmlns:t="urn:hotline:summary:1"
  exclude-result-prefixes="p s t">
  <xsl:import href="common.xsl"/>

  <xsl:variable name="id" select="/p:page/@subject"/>
  <!-- Where calls are routed to several scorecards, one rule may stand in several sections. -->
  <xsl:variable name="rules" select="$summary/t:section/t:rule[@id = $id]"/>
  <xsl:variable name="pass" select="sum($rules/@pass)"/>
  <xsl:variable name="fail" select="sum($rules/@fail)"/>
  <xsl:variable name="none" select="sum($rules/@notApplicable)"/>
  <xsl:variable name="open" select="sum($rules/@notAssessable)"/>

  <xsl:template match="p:page" mode="title">规则 <xsl:value-of select="$rules[1]/@title"/></xsl:template>
  <xsl:template match="p:page" mode="way"><li aria-current="page">规则</li></xsl:template>

  <xsl:template match="p:page" mode="main">
    <h1><xsl:value-of select="$rules[1]/@title"/></h1>
    <dl class="facts">
      <div><dt>依据</dt><dd><xsl:value-of select="$rules[1]/@clause"/></dd></div>
      <div><dt>版块</dt><dd><xsl:for-each select="$rules"><xsl:if test="position() &gt; 1">、</xsl:if><xsl:value-of select="../@title"/></xsl:for-each></dd></div>
      <div><dt>方式</dt><dd><xsl:call-template name="kind"><xsl:with-param name="of" select="$rules[1]/@kind"/></xsl:call-template></dd></div>
      <div><dt>级别</dt><dd><xsl:call-template name="severity"><xsl:with-param name="of" select="$rules[1]/@severity"/></xsl:call-template></dd></div>
      <div><dt>编号</dt><dd><code><xsl:value-of select="$id"/></code></dd></div>
    </dl>
    <dl class="tiles">
      <xsl:call-template name="tile"><xsl:with-param name="name">✓ 通过</xsl:with-param><xsl:with-param name="value" select="$pass"/></xsl:call-template>
      <xsl:call-template name="tile"><xsl:with-param name="name">✗ 违反</xsl:with-param><xsl:with-param name="value" select="$fail"/>
        <xsl:with-param name="note"><xsl:if test="$pass + $fail &gt; 0">适用的 <xsl:value-of select="format-number(100 * $fail div ($pass + $fail), '0.0')"/>%</xsl:if></xsl:with-param></xsl:call-template>
      <xsl:call-template name="tile"><xsl:with-param name="name">– 不适用</xsl:with-param><xsl:with-param name="value" select="$none"/></xsl:call-template>
      <xsl:call-template name="tile"><xsl:with-param name="name">? 不可评</xsl:with-param><xsl:with-param name="value" select="$open"/></xsl:call-template>
      <xsl:call-template name="tile"><xsl:with-param name="name">失分合计</xsl:with-param><xsl:with-param name="value" select="format-number(sum($rules/@lost), '#,##0.00')"/></xsl:call-template>
    </dl>
    <xsl:for-each select="$summary/t:baseline/t:rule[@id = $id]">
      <p>与上次相比：<xsl:call-template name="change"><xsl:with-param name="of" select="@change"/></xsl:call-template> 上次 <xsl:value-of select="@failBefore"/> 通（适用 <xsl:value-of select="@appliedBefore"/> 通），这次 <xsl:value-of select="@fail"/> 通（适用 <xsl:value-of select="@applied"/> 通）</p>
    </xsl:for-each>

    <section aria-labelledby="examples-title">
      <h2 id="examples-title">违反的通话</h2>
      <xsl:choose>
        <xsl:when test="p:examples/p:example">
          <xsl:if test="count(p:examples/p:example) &lt; $fail"><p class="note">共 <xsl:value-of select="$fail"/> 通，列出前 <xsl:value-of select="count(p:examples/p:example)"/> 通。</p></xsl:if>
          <ul class="examples">
            <xsl:for-each select="p:examples/p:example">
              <li>
                <p class="head"><span class="what"><xsl:call-template name="link"><xsl:with-param name="text" select="@id"/><xsl:with-param name="mark" select="concat('#rule-', $id)"/></xsl:call-template></span>
                  <span class="note"><xsl:call-template name="link"><xsl:with-param name="href" select="@agentHref"/><xsl:with-param name="text"><xsl:call-template name="agent-name"><xsl:with-param name="id" select="@agent"/><xsl:with-param name="name" select="@agentName"/></xsl:call-template></xsl:with-param></xsl:call-template></span>
                  <span class="points">−<xsl:value-of select="s:item/@lost"/></span></p>
                <ul class="proofs"><xsl:apply-templates select="s:item/s:*" mode="of-call"><xsl:with-param name="href" select="@href"/></xsl:apply-templates></ul>
              </li>
            </xsl:for-each>
          </ul>
        </xsl:when>
        <xsl:otherwise><p>没有。</p></xsl:otherwise>
      </xsl:choose>
    </section>

    <xsl:variable name="agents" select="$summary/t:agent[t:rule/@id = $id]"/>
    <xsl:if test="$agents">
      <section aria-labelledby="agents-title">
        <h2 id="agents-title">涉及的坐席</h2>
        <xsl:if test="count($agents) &gt; 50"><p class="note">共 <xsl:value-of select="count($agents)"/> 名，列出通数最多的 50 名。</p></xsl:if>
        <div class="scroll" tabindex="0" role="region" aria-label="涉及的坐席"><table class="sortable">
          <thead><tr><th scope="col">坐席</th><th scope="col">班组</th><th scope="col" class="n">违反通数</th><th scope="col" class="n">占本人通话</th><th scope="col" class="n">失分</th></tr></thead>
          <tbody>
            <xsl:for-each select="$agents">
              <xsl:sort select="t:rule[@id = $id]/@fail" data-type="number" order="descending"/>
              <xsl:if test="position() &lt;= 50">
                <tr><th scope="row"><xsl:call-template name="link"><xsl:with-param name="text"><xsl:call-template name="agent-name"><xsl:with-param name="id" select="@id"/><xsl:with-param name="name" select="@name"/></xsl:call-template></xsl:with-param></xsl:call-template></th>
                  <td><bdi><xsl:value-of select="@team"/></bdi></td>
                  <td class="n"><xsl:value-of select="t:rule[@id = $id]/@fail"/></td>
                  <xsl:call-template name="share"><xsl:with-param name="part" select="t:rule[@id = $id]/@fail"/><xsl:with-param name="whole" select="@calls"/></xsl:call-template>
                  <td class="n"><xsl:value-of select="t:rule[@id = $id]/@lost"/></td></tr>
              </xsl:if>
            </xsl:for-each>
          </tbody></table></div>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Turns are linked where the call has a page. -->
  <xsl:template match="s:*" mode="of-call">
    <xsl:param name="href"/>
    <xsl:choose>
      <xsl:when test="$href != ''"><xsl:apply-templates select="." mode="proof"><xsl:with-param name="call" select="concat($root, $href)"/></xsl:apply-templates></xsl:when>
      <xsl:when test="self::s:evidence"><li>第 <xsl:value-of select="@turn"/> 轮 <q><bdi><xsl:value-of select="."/></bdi></q></li></xsl:when>
      <xsl:when test="self::s:searched"><li>已查第 <xsl:value-of select="@fromTurn"/>–<xsl:value-of select="@toTurn"/> 轮，未见</li></xsl:when>
      <xsl:when test="self::s:nearest"><li>最接近：第 <xsl:value-of select="@turn"/> 轮 <q><bdi><xsl:value-of select="."/></bdi></q></li></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="proof"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
